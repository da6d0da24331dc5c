import type { CivilDate } from '../calendar/civil-date'
import { type SchoolCalendar, weekAt } from '../calendar/school-calendar'
import { type Problem, problem } from '../problem'
import type { Slot } from './slot'

/** What is wrong with moving a slot to a day, or undefined: only to another teaching day of the same week. */
export function faultOfMove(
  slot: Slot,
  to: CivilDate,
  slots: readonly Slot[],
  calendar: SchoolCalendar,
): Problem | undefined {
  if (weekAt(calendar, to)?.number !== slot.week) return problem('otherWeek')
  if (!calendar.teachingDays.some((day) => day.on === to)) return problem('notTeachingDay')
  const taken = slots.some((other) => other.on !== slot.on && holds(other, to))
  return to === slot.on || taken ? problem('slotTaken') : undefined
}

const holds = ({ state, heldOn }: Slot, on: CivilDate) =>
  (state === 'planned' || state === 'moved') && heldOn === on

/** The teaching days that a slot may be moved to. */
export function daysToMoveTo(slot: Slot, slots: readonly Slot[], calendar: SchoolCalendar): CivilDate[] {
  const days = weekAt(calendar, slot.on)?.teachingDays ?? []
  return days.map(({ on }) => on).filter((on) => faultOfMove(slot, on, slots, calendar) === undefined)
}
