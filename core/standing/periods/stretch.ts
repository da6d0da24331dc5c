import type { CivilDate } from '../../calendar/civil-date'
import type { SchoolCalendar, Week } from '../../calendar/school-calendar'

/** Days `from` to `to`, both included. */
export interface Stretch {
  readonly from: CivilDate
  readonly to: CivilDate
}

/** One stretch of time in which a promise is owed: the term, a week with its slots, a milestone window. */
export interface Period extends Stretch {
  readonly key: string
  readonly label: string
  /** The weeks of the term that it touches. */
  readonly fromWeek: number
  readonly toWeek: number
  /**
   * The planned days, each due at the end of it: a week has two when a make-up day (调休) brings a second slot, and none
   * when its only one has moved to another week.
   */
  readonly slots: readonly CivilDate[]
  /** Of each slot, the day that fell away and is made up for; null where no slot has moved. */
  readonly insteadOf: readonly (CivilDate | null)[] | null
  /** Of each slot, the only days that fill it; null where any day of the period does. */
  readonly windows: readonly Stretch[] | null
  /** At least this many days lie between what fills one slot and the next; 0 where it does not matter. */
  readonly apart: number
  /** The last planned day, the period's last without one. */
  readonly dueOn: CivilDate
  /** Why nothing is owed in this period (免除), or null. */
  readonly waived: string | null
}

type Particular = Pick<Period, 'key' | 'label' | 'from' | 'to'> & Partial<Period>

/** A period in the term's weeks, due on its last day unless it says otherwise. */
export function periodFrom(calendar: SchoolCalendar, particular: Particular): Period {
  const { from, to } = particular
  const { slots = [to] } = particular
  const touched = calendar.weeks.filter((week) => week.sunday >= from && week.monday <= to)
  const last = calendar.weeks.length
  const outside = calendar.weeks.some((week) => week.monday > to) ? 1 : Math.max(1, last)
  return {
    fromWeek: touched[0]?.number ?? outside,
    toWeek: touched.at(-1)?.number ?? outside,
    insteadOf: null,
    windows: null,
    apart: 0,
    dueOn: slots.at(-1) ?? to,
    waived: null,
    ...particular,
    slots,
  }
}

export function weekPeriod(week: Week, slots: readonly CivilDate[], changes: Partial<Period> = {}): Period {
  return {
    key: `week-${week.number}`,
    label: `第 ${week.number} 周`,
    from: week.monday,
    to: week.sunday,
    fromWeek: week.number,
    toWeek: week.number,
    slots,
    insteadOf: null,
    windows: null,
    apart: 0,
    dueOn: slots.at(-1) ?? week.sunday,
    waived: null,
    ...changes,
  }
}
