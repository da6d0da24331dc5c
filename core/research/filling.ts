import type { CivilDate } from '../calendar/civil-date'
import { type SchoolCalendar, weekAt } from '../calendar/school-calendar'
import type { Slot } from './slot'

/** A session that was held, as far as it matters to slots. */
export interface Held {
  readonly on: CivilDate
  /** The slot it says it fills, if it says so. */
  readonly slotOn: CivilDate | null
}

export interface Filling<H extends Held> {
  /** By the slot's planned day. */
  readonly bySlot: ReadonlyMap<CivilDate, H>
  /** Held besides the slots, in time order. */
  readonly extra: readonly H[]
}

/**
 * Which session fills which slot. A slot is filled within its own week only, each by one session: by the one that names
 * it, else by the one held on its day, else by what else was held in that week, slots still standing first. Sessions
 * left over are extra and fill no other week, so that slots filled are what the standing of the week counts.
 */
export function fillSlots<H extends Held>(
  slots: readonly Slot[],
  sessions: readonly H[],
  calendar: SchoolCalendar,
): Filling<H> {
  const bySlot = new Map<CivilDate, H>()
  const left = new Set([...sessions].sort((a, b) => (a.on < b.on ? -1 : 1)))
  const fillable = slots
    .filter(({ state }) => state !== 'waived')
    .sort((a, b) => Number(a.state === 'cancelled') - Number(b.state === 'cancelled'))
  const inWeek = (slot: Slot, session: H) => weekAt(calendar, session.on)?.number === slot.week
  const fill = (fits: (slot: Slot, session: H) => boolean) => {
    for (const slot of fillable) {
      if (bySlot.has(slot.on)) continue
      const session = [...left].find((each) => inWeek(slot, each) && fits(slot, each))
      if (!session) continue
      bySlot.set(slot.on, session)
      left.delete(session)
    }
  }
  fill((slot, session) => session.slotOn === slot.on)
  fill((slot, session) => session.on === slot.heldOn)
  fill(() => true)
  return { bySlot, extra: [...left] }
}
