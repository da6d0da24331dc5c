import { addDays, type CivilDate, mondayOf, type Weekday, weekdayOf } from './civil-date'

export interface Term {
  readonly id: string
  readonly name: string
  readonly startOn: CivilDate
  readonly endOn: CivilDate
}

/** A day that differs from the ordinary Monday-to-Friday timetable, published by the district or the school. */
export interface CalendarDay {
  readonly on: CivilDate
  readonly teaching: boolean
  /** Which weekday's timetable a make-up day (调休) carries; the day's own when left out. */
  readonly timetableOf?: Weekday | undefined
  readonly reason: string
}

export interface TeachingDay {
  readonly on: CivilDate
  readonly timetableOf: Weekday
}

export interface Week {
  /** Week 1 holds the term's first teaching day. */
  readonly number: number
  readonly monday: CivilDate
  readonly sunday: CivilDate
  readonly teachingDays: readonly TeachingDay[]
}

export interface SchoolCalendar {
  readonly term: Term
  readonly weeks: readonly Week[]
  readonly teachingDays: readonly TeachingDay[]
  /** Weeks with at least one teaching day: the denominator of proration. */
  readonly teachingWeeks: readonly Week[]
  readonly exceptions: ReadonlyMap<CivilDate, CalendarDay>
}

/**
 * Lays the term out in teaching days and Monday-to-Sunday weeks (domain.md section 4, Calendar).
 * `exceptions` come later-wins: the district's days first, then the school's overrides.
 * A term in which nothing is taught has no weeks.
 */
export function layOutTerm(term: Term, exceptions: readonly CalendarDay[]): SchoolCalendar {
  const byDate = new Map(exceptions.map((day) => [day.on, day]))
  const teachingDays: TeachingDay[] = []
  for (let on = term.startOn; on <= term.endOn; on = addDays(on, 1)) {
    const exception = byDate.get(on)
    const weekday = weekdayOf(on)
    if (exception ? exception.teaching : weekday <= 5) {
      teachingDays.push({ on, timetableOf: exception?.timetableOf ?? weekday })
    }
  }
  const weeks = weeksOf(term, teachingDays)
  return {
    term,
    weeks,
    teachingDays,
    teachingWeeks: weeks.filter((week) => week.teachingDays.length > 0),
    exceptions: byDate,
  }
}

function weeksOf(term: Term, teachingDays: readonly TeachingDay[]): Week[] {
  const first = teachingDays[0]
  if (!first) return []
  const weeks: Week[] = []
  let next = 0
  for (let monday = mondayOf(first.on); monday <= term.endOn; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6)
    const days: TeachingDay[] = []
    for (let day = teachingDays[next]; day && day.on <= sunday; day = teachingDays[++next]) days.push(day)
    weeks.push({ number: weeks.length + 1, monday, sunday, teachingDays: days })
  }
  return weeks
}

/** The week a date falls in, or undefined outside the term's weeks. */
export function weekAt(calendar: SchoolCalendar, date: CivilDate): Week | undefined {
  return calendar.weeks.find((week) => date >= week.monday && date <= week.sunday)
}

export function weekNumbered(calendar: SchoolCalendar, number: number): Week | undefined {
  return calendar.weeks[number - 1]
}

/** How many of the term's teaching days have come by the end of `date`. */
export function teachingDaysThrough(calendar: SchoolCalendar, date: CivilDate): number {
  let count = 0
  for (const day of calendar.teachingDays) {
    if (day.on > date) break
    count += 1
  }
  return count
}
