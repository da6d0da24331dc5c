import { useState } from 'react'
import { goTo } from '@/components/tap/navigate'
import { startOf } from '@/frame/nav-items'
import { type Action, useAction } from '@/services/action'
import type { Me } from '@/services/session'
import { openSession, type WayIn } from '@/services/session'

export interface SignIn {
  readonly action: Action<[WayIn], Me>
  /** The way being tried or tried last: its key for a demo login. */
  readonly tried: string | null
  run(way: WayIn): void
}

/** All ways in share one attempt at a time; whoever gets in goes to their first page. */
export function useSignIn(): SignIn {
  const action = useAction(openSession)
  const [tried, setTried] = useState<string | null>(null)
  const run = async (way: WayIn) => {
    setTried(way.way === 'demo' ? way.key : way.way)
    const outcome = await action.run(way)
    if (outcome.done) await goTo(startOf(outcome.value), 'root')
  }
  return { action, tried, run: (way) => void run(way) }
}
