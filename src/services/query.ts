import { useDidShow } from '@tarojs/taro'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Input, OperationName, Output } from '#core/contract/contract'
import type { ProblemBody } from '#core/problem'
import { type Asked, createAsking } from './asking'
import { isPublic } from './call'
import type { Unreachable } from './faults'
import { isOnline, subscribeNetwork } from './network'
import { useSession } from './session'

export interface Query<N extends OperationName> {
  /**
   * loading: nothing to show yet · ready: `data` is there · refused: `problem` says why not · unreachable: no answer
   * and nothing known from before. In `ready`, a `problem` or `unreachable` means the data is the last known, of `asOf`.
   */
  readonly state: 'loading' | 'ready' | 'refused' | 'unreachable'
  readonly data: Output<N> | undefined
  /** When the data was answered, ISO, by the server's clock. */
  readonly asOf: string | null
  /** A question is on its way, whatever is shown meanwhile. */
  readonly asking: boolean
  readonly problem: ProblemBody | null
  readonly unreachable: Unreachable | null
  reload(): Promise<void>
}

export interface QueryOptions {
  /** False holds the question back, e.g. until a choice is made. */
  readonly when?: boolean
}

export function useQuery<N extends OperationName>(
  operation: N,
  input: Input<N>,
  { when = true }: QueryOptions = {},
): Query<N> {
  const personId = useSession()?.person.id ?? null
  const may = when && (personId !== null || isPublic(operation))
  const question = JSON.stringify(input)
  const asking = useMemo(
    () => createAsking(operation, JSON.parse(question) as Input<N>, personId),
    [operation, question, personId],
  )
  const asked = useSyncExternalStore(asking.subscribe, asking.snapshot)

  useEffect(() => {
    if (may) void asking.refresh()
    return subscribeNetwork(() => {
      if (may && isOnline() && asking.snapshot().unreachable) void asking.refresh()
    })
  }, [asking, may])
  useDidShow(() => {
    if (may) void asking.refresh()
  })

  return {
    state: stateOf(asked),
    data: asked.answer?.data,
    asOf: asked.answer?.asOf ?? null,
    asking: asked.asking,
    problem: asked.problem,
    unreachable: asked.unreachable,
    reload: asking.reload,
  }
}

function stateOf({ answer, problem, unreachable }: Asked<OperationName>): Query<OperationName>['state'] {
  if (answer) return 'ready'
  if (problem) return 'refused'
  return unreachable ? 'unreachable' : 'loading'
}
