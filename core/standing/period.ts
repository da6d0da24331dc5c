import { addDays, type CivilDate, daysBetween, type Weekday, weekdayOf } from '../calendar/civil-date'
import { type SchoolCalendar, type Week, weekAt } from '../calendar/school-calendar'
import type { Cadence, Milestone } from '../plan/plan'

/** One stretch of time in which a promise is owed once: the term, a week's slot, a milestone window. */
export interface Period {
  readonly key: string
  readonly label: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly fromWeek: number
  readonly toWeek: number
  /** The planned day; due at the end of it. */
  readonly dueOn: CivilDate
  /** Why nothing is owed in this period (免除), or null. */
  readonly waived: string | null
  /** Two slots can share a week when a make-up day carries the weekday: 0 for the first, 1 for the second. */
  readonly nthInWeek: number
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
        weekPeriod(week, week.teachingDays.at(-1)?.on ?? week.sunday, 0, null),
      )
    case 'weekday':
      return weekdaySlots(cadence.weekday, calendar)
    case 'milestone':
      return cadence.names.flatMap((name) => milestonePeriod(name, calendar, milestones))
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
    dueOn: endOn,
    waived: null,
    nthInWeek: 0,
  }
}

function weekPeriod(week: Week, dueOn: CivilDate, nthInWeek: number, waived: string | null): Period {
  return {
    key: waived === null && nthInWeek === 0 ? `week-${week.number}` : `week-${week.number}-${dueOn}`,
    label: `第 ${week.number} 周`,
    from: week.monday,
    to: week.sunday,
    fromWeek: week.number,
    toWeek: week.number,
    dueOn,
    waived,
    nthInWeek,
  }
}

/**
 * A slot stands on every teaching day that runs the weekday's timetable, so it moves with a make-up day (调休), even
 * into another week. A weekday of the term that falls away without a make-up day is waived.
 */
function weekdaySlots(weekday: Weekday, calendar: SchoolCalendar): Period[] {
  const days = calendar.teachingDays.filter((day) => day.timetableOf === weekday)
  const waived = fallenAway(weekday, calendar)
  for (const day of days) {
    if (weekdayOf(day.on) === weekday || waived.length === 0) continue
    const nearest = waived.reduce((best, off) =>
      Math.abs(daysBetween(off, day.on)) < Math.abs(daysBetween(best, day.on)) ? off : best,
    )
    waived.splice(waived.indexOf(nearest), 1)
  }
  const used = new Map<number, number>()
  const slots = days.flatMap(({ on }) => {
    const week = weekAt(calendar, on)
    if (!week) return []
    const nth = used.get(week.number) ?? 0
    used.set(week.number, nth + 1)
    return [weekPeriod(week, on, nth, null)]
  })
  const off = waived.flatMap((on) => {
    const week = weekAt(calendar, on)
    return week ? [weekPeriod(week, on, 0, calendar.exceptions.get(on)?.reason ?? '不上课')] : []
  })
  return [...slots, ...off].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

function fallenAway(weekday: Weekday, calendar: SchoolCalendar): CivilDate[] {
  const taught = new Set(calendar.teachingDays.map((day) => day.on))
  const ownTimetable = new Set(
    calendar.teachingDays.filter((day) => day.timetableOf === weekday).map((day) => day.on),
  )
  return calendar.weeks
    .map((week) => addDays(week.monday, weekday - 1))
    .filter((on) => on >= calendar.term.startOn && on <= calendar.term.endOn)
    .filter((on) => !taught.has(on) || !ownTimetable.has(on))
}

function milestonePeriod(name: string, calendar: SchoolCalendar, milestones: readonly Milestone[]): Period[] {
  const window = milestones.find((milestone) => milestone.name === name)
  const weeks = window
    ? calendar.weeks.filter((week) => week.number >= window.fromWeek && week.number <= window.toWeek)
    : []
  const first = weeks[0]
  const last = weeks.at(-1)
  if (!first || !last) return []
  return [
    {
      key: `milestone-${name}`,
      label: name,
      from: first.monday,
      to: last.sunday,
      fromWeek: first.number,
      toWeek: last.number,
      dueOn: weeks.flatMap((week) => week.teachingDays).at(-1)?.on ?? last.sunday,
      waived: null,
      nthInWeek: 0,
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
