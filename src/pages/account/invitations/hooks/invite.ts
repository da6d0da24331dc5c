import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { type Action, useAction } from '@/services/action'
import { call } from '@/services/call'

export type Slip = Output<'account.invite'>['invitations'][number]

/** As many as one call takes. */
const MOST = 200

export interface Inviting {
  readonly chosen: ReadonlySet<string>
  /** What was just made, until it is put away: nobody can see the codes again. */
  readonly slips: readonly Slip[]
  readonly action: Action<[readonly string[]], void>
  toggle(personId: string): void
  choose(people: readonly string[]): void
  putAway(): void
}

export function useInviting(onInvited: () => Promise<void>): Inviting {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [slips, setSlips] = useState<readonly Slip[]>([])
  const action = useAction(async (people: readonly string[]) => {
    for (let from = 0; from < people.length; from += MOST) {
      const { invitations } = await call('account.invite', { people: people.slice(from, from + MOST) })
      setSlips((made) => [...made, ...invitations])
    }
    setChosen(new Set())
    await onInvited()
  })
  return {
    chosen,
    slips,
    action,
    toggle: (personId) => {
      const next = new Set(chosen)
      if (!next.delete(personId)) next.add(personId)
      setChosen(next)
    },
    choose: (people) => setChosen(new Set(people)),
    putAway: () => setSlips([]),
  }
}
