import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import type { Status } from '#core/standing/judge'
import type { Pages } from '@/services/pages'

export type Subject = Output<'standing.rule'>['subjects']['items'][number]

/** As the server names those without a teaching-research group. */
const NO_GROUP = '未编入教研组'

/** Which of those who owe a promise are shown; null is all. */
export interface Choice {
  readonly status: Status | null
  readonly group: string | null
}

const ALL: Choice = { status: null, group: null }

/** The choice is made here, so making one loads all pages. */
export function useChoice(pages: Pages<'standing.rule', Subject>) {
  const [choice, setChoice] = useState(ALL)
  const choose = (change: Partial<Choice>) => {
    setChoice({ ...choice, ...change })
    if (change.status || change.group) pages.rest()
  }
  return {
    choice,
    choose,
    clear: () => setChoice(ALL),
    chosen: pages.items.filter((subject) => fits(subject, choice)),
  }
}

function fits({ status, groupName }: Subject, choice: Choice): boolean {
  if (choice.status !== null && status !== choice.status) return false
  return choice.group === null || (groupName || NO_GROUP) === choice.group
}
