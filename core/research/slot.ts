import type { CivilDate, Weekday } from '../calendar/civil-date'
import { type SchoolCalendar, weekAt } from '../calendar/school-calendar'
import { reasonOf, type WeekdayDays, weekdayDays } from '../calendar/weekday-days'
import { type ResearchSchedule, scheduleOn } from './schedule'

/** A day on which a group is to meet. Slots of a group are named by their planned day. */
export interface Slot {
  readonly on: CivilDate
  readonly week: number
  /** The day that fell away and is made up for (调休), or null. */
  readonly insteadOf: CivilDate | null
  /** The day it is to be held on: the planned one unless it was moved. */
  readonly heldOn: CivilDate
  readonly state: SlotState
  /** Why it was moved, cancelled or waived. */
  readonly because: string
  readonly schedule: ResearchSchedule
}

export const SLOT_STATES = {
  planned: '按计划',
  moved: '调整',
  cancelled: '取消',
  waived: '免除',
} as const
export type SlotState = keyof typeof SLOT_STATES

/** What a group has decided about one slot; `to` null cancels it. */
export interface SlotChange {
  readonly slotOn: CivilDate
  readonly to: CivilDate | null
  readonly reason: string
}

/**
 * A group's slots of a term in time order (domain.md section 4, Calendar): one on every day that runs the weekday of the
 * schedule in force, waived where the day fell away without a make-up day. Changes to days that are no slots, any more,
 * say nothing.
 */
export function slotsOf(
  schedules: readonly ResearchSchedule[],
  calendar: SchoolCalendar,
  changes: readonly SlotChange[],
): Slot[] {
  const decided = new Map(changes.map((change) => [change.slotOn, change]))
  const days = new Map<Weekday, WeekdayDays>()
  for (const { weekday } of schedules) {
    if (!days.has(weekday)) days.set(weekday, weekdayDays(weekday, calendar))
  }
  const slots: Slot[] = []
  for (const [weekday, { held, waived }] of days) {
    const runs = (on: CivilDate) => {
      const schedule = scheduleOn(schedules, on)
      return schedule?.weekday === weekday ? schedule : undefined
    }
    for (const { on, insteadOf } of held) {
      const schedule = runs(on)
      const week = weekAt(calendar, on)?.number
      if (schedule && week) slots.push(decide({ on, week, insteadOf, schedule }, decided.get(on)))
    }
    for (const on of waived) {
      const schedule = runs(on)
      const week = weekAt(calendar, on)?.number
      if (!schedule || !week) continue
      const because = reasonOf(calendar, on)
      slots.push({ on, week, insteadOf: null, heldOn: on, state: 'waived', because, schedule })
    }
  }
  return slots.sort((a, b) => (a.on < b.on ? -1 : 1))
}

function decide(
  slot: Pick<Slot, 'on' | 'week' | 'insteadOf' | 'schedule'>,
  change: SlotChange | undefined,
): Slot {
  if (!change) return { ...slot, heldOn: slot.on, state: 'planned', because: '' }
  if (change.to === null) return { ...slot, heldOn: slot.on, state: 'cancelled', because: change.reason }
  return { ...slot, heldOn: change.to, state: 'moved', because: change.reason }
}
