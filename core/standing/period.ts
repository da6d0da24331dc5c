import type { CivilDate, Weekday } from '../calendar/civil-date'
import { monthAndDay } from '../calendar/in-words'
import { type SchoolCalendar, type Week, weekAt } from '../calendar/school-calendar'
import { reasonOf, weekdayDays } from '../calendar/weekday-days'
import type { Cadence, Milestone } from '../plan/plan'

/** One stretch of time in which a promise is owed once: the term, a week's slot, a milestone window. */
export interface Period {
  readonly key: string
  readonly label: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly fromWeek: number
  readonly toWeek: number
  /**
   * The planned days, each due at the end of it: a week has two when a make-up day (调休) brings a second slot, and none
   * when its only one has moved to another week.
   */
  readonly slots: readonly CivilDate[]
  /** The last planned day, the week's Sunday without one. */
  readonly dueOn: CivilDate
  /** Why nothing is owed in this period (免除), or null. */
  readonly waived: string | null
}

/** All periods of a cadence in a term, in time order (domain.md section 4, Calendar). */
export function periodsOf(
  cadence: Cadence,
  calendar: SchoolCalendar,
  milestones: readonly Milestone[],
): Period[] {
  switch (cadence.every) {
    case 'term':
      return [termPeriod(calendar)]
    case 'week':
      return calendar.teachingWeeks.map((week) =>
        weekPeriod(week, [week.teachingDays.at(-1)?.on ?? week.sunday]),
      )
    case 'weekday':
      return weekdaySlots(cadence.weekday, calendar)
    case 'milestone':
      return cadence.names.flatMap((name) => milestonePeriod(name, calendar, milestones))
    default:
      return []
  }
}

function termPeriod(calendar: SchoolCalendar): Period {
  const { startOn, endOn } = calendar.term
  return {
    key: 'term',
    label: '本学期',
    from: startOn,
    to: endOn,
    fromWeek: 1,
    toWeek: calendar.weeks.length,
    slots: [endOn],
    dueOn: endOn,
    waived: null,
  }
}

function weekPeriod(week: Week, slots: readonly CivilDate[]): Period {
  return {
    key: `week-${week.number}`,
    label: `第 ${week.number} 周`,
    from: week.monday,
    to: week.sunday,
    fromWeek: week.number,
    toWeek: week.number,
    slots,
    dueOn: slots.at(-1) ?? week.sunday,
    waived: null,
  }
}

/**
 * A slot stands on every teaching day that runs the weekday's timetable, so it moves with a make-up day (调休), even
 * into another week; the week it left owes nothing and says where it went. A weekday of the term that falls away
 * without a make-up day is waived.
 */
function weekdaySlots(weekday: Weekday, calendar: SchoolCalendar): Period[] {
  const { held, waived } = weekdayDays(weekday, calendar)
  const slotsIn = ({ monday, sunday }: Week) =>
    held.map(({ on }) => on).filter((on) => on >= monday && on <= sunday)
  const kept = calendar.weeks.flatMap((week) => {
    const slots = slotsIn(week)
    return slots.length > 0 ? [weekPeriod(week, slots)] : []
  })
  const off = waived.flatMap((on) => {
    const week = weekAt(calendar, on)
    if (!week) return []
    return [{ ...weekPeriod(week, [on]), key: `week-${week.number}-${on}`, waived: reasonOf(calendar, on) }]
  })
  const left = held.flatMap(({ on, insteadOf }) => {
    const week = insteadOf === null ? undefined : weekAt(calendar, insteadOf)
    if (!week || slotsIn(week).length > 0) return []
    return [{ ...weekPeriod(week, []), waived: `已移到 ${monthAndDay(on)}` }]
  })
  return [...kept, ...off, ...left].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

function milestonePeriod(name: string, calendar: SchoolCalendar, milestones: readonly Milestone[]): Period[] {
  const window = milestones.find((milestone) => milestone.name === name)
  const weeks = window
    ? calendar.weeks.filter((week) => week.number >= window.fromWeek && week.number <= window.toWeek)
    : []
  const first = weeks[0]
  const last = weeks.at(-1)
  if (!first || !last) return []
  const dueOn = weeks.flatMap((week) => week.teachingDays).at(-1)?.on ?? last.sunday
  return [
    {
      key: `milestone-${name}`,
      label: name,
      from: first.monday,
      to: last.sunday,
      fromWeek: first.number,
      toWeek: last.number,
      slots: [dueOn],
      dueOn,
      waived: null,
    },
  ]
}

/** The period a week's page shows: the one it lies in, else the latest before it, else the first to come. */
export function periodIn(periods: readonly Period[], week: Week): Period | undefined {
  const within = periods.filter((period) => period.fromWeek <= week.number && week.number <= period.toWeek)
  return (
    within.find((period) => period.waived === null) ??
    within[0] ??
    periods.filter((period) => period.toWeek < week.number).at(-1) ??
    periods[0]
  )
}
