import type { SlotState } from '#core/club/course'
import type { Output } from '#core/contract/contract'

type Course = NonNullable<Output<'club.show'>['course']>
type Session = Course['extra'][number]

export interface Line {
  /** The planned day; of an extra session its own. */
  readonly on: string
  readonly state: SlotState | 'extra'
  readonly madeUp: boolean
  readonly waived: string | null
  readonly session: Session | null
}

/** The next planned session, and all that were planned or took place before it, the latest first. */
export function linesOf({ slots, extra }: Course): { next: Line | null; past: Line[] } {
  const additional = extra.map(
    (session): Line => ({ on: session.on, state: 'extra', madeUp: false, waived: null, session }),
  )
  const next = slots.find(({ state }) => state === 'toCome') ?? null
  const past = slots.filter(({ state, on }) => state !== 'toCome' && (next === null || on < next.on))
  // What was held ahead of its day has taken place, though its day is still to come.
  const ahead = slots.filter(({ session, on }) => session !== null && next !== null && on > next.on)
  return { next, past: [...past, ...ahead, ...additional].sort((a, b) => (a.on < b.on ? 1 : -1)) }
}
