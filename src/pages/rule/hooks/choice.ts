import { useEffect, useState } from 'react'
import type { Input, Output } from '#core/contract/contract'
import type { Status } from '#core/standing/judge'
import { type Pages, usePages } from '@/services/pages'

export type Detail = Output<'standing.rule'>
export type Subject = Detail['subjects']['items'][number]

/** Which of those who owe a promise are shown; null is all. */
export interface Choice {
  readonly status: Status | null
  /** A teaching-research group's id, or `none`: those who are in none. */
  readonly group: string | null
}

const ALL: Choice = { status: null, group: null }

interface Chosen {
  readonly pages: Pages<'standing.rule', Subject>
  /** What is told of the promise as a whole is the same whatever is chosen, and stays while the choice is asked for. */
  readonly detail: Detail | undefined
  readonly choice: Choice
  choose(change: Partial<Choice>): void
  clear(): void
}

/** One promise and, page by page, those of its people whom the choice leaves: the server chooses among all of them. */
export function useChoice(
  promise: Pick<Input<'standing.rule'>, 'ruleId' | 'planId' | 'week' | 'knownAt'>,
): Chosen {
  const [choice, setChoice] = useState(ALL)
  const input = {
    ...promise,
    ...(choice.status && { status: choice.status }),
    ...(choice.group && { group: choice.group }),
  }
  const pages = usePages('standing.rule', input, (answer) => answer.subjects)
  const [known, learn] = useState<Detail>()
  const answered = pages.query.data
  useEffect(() => {
    if (answered) learn(answered)
  }, [answered])
  return {
    pages,
    detail: answered ?? known,
    choice,
    choose: (change) => setChoice({ ...choice, ...change }),
    clear: () => setChoice(ALL),
  }
}
