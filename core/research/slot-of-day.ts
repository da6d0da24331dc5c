import { type CivilDate, mondayOf } from '../calendar/civil-date'
import type { Slot } from './slot'

type Known = Pick<Slot, 'on' | 'heldOn' | 'state'>

/**
 * The slot that a session held on a day fills, of slots that nothing has filled yet: the one meant, else the one to be
 * held that day, else another of the week. Undefined for an extra session.
 */
export function slotOfDay<S extends Known>(
  open: readonly S[],
  on: CivilDate,
  meant: CivilDate | null,
): S | undefined {
  const ofWeek = open.filter((slot) => slot.state !== 'waived' && mondayOf(slot.on) === mondayOf(on))
  const standing = ofWeek.filter(({ state }) => state !== 'cancelled')
  return (
    ofWeek.find((slot) => slot.on === meant) ??
    standing.find((slot) => slot.heldOn === on) ??
    standing[0] ??
    ofWeek[0]
  )
}
