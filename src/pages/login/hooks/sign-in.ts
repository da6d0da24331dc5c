import { useState } from 'react'
import { goTo } from '@/components/tap/navigate'
import { firstPageOf } from '@/frame/asked-page'
import { type Action, useAction } from '@/services/action'
import { CallProblem } from '@/services/faults'
import type { Me } from '@/services/session'
import { openSession, type WayIn } from '@/services/session'

export interface SignIn {
  readonly action: Action<[WayIn], Me>
  /** The way being tried or tried last: its key for a demo login. */
  readonly tried: string | null
  /** WeChat was tried, and the school has nobody under it. */
  readonly unknownWechat: boolean
  run(way: WayIn): void
}

/** All ways in share one attempt at a time; whoever gets in goes to their first page. */
export function useSignIn(): SignIn {
  const action = useAction(openSession)
  const [tried, setTried] = useState<string | null>(null)
  const run = async (way: WayIn) => {
    setTried(way.way === 'demo' ? way.key : way.way)
    const outcome = await action.run(way)
    if (outcome.done) await goTo(firstPageOf(outcome.value), 'root')
  }
  const { fault } = action
  const unknownWechat = fault instanceof CallProblem && fault.problem.code === 'wechatUnknown'
  return { action, tried, unknownWechat, run: (way) => void run(way) }
}
