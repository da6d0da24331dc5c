import type { CivilDate, Weekday } from '../calendar/civil-date'
import { weekdayOf } from '../calendar/civil-date'
import { type SchoolCalendar, weekAt } from '../calendar/school-calendar'
import { periodsOf } from '../standing/period'
import { type Club, runsOn } from './club'

/** A day on which the timetable gives the club a meeting, or took one away. */
export interface PlannedSession {
  readonly on: CivilDate
  readonly week: number
  /** Another weekday's timetable runs on that day (调休). */
  readonly madeUp: boolean
  /** Why there is none after all (免除), or null. */
  readonly waived: string | null
}

/**
 * The club's meetings of a term in time order: a holiday waives one, a make-up day moves it, as for every promise of a
 * weekday (domain.md section 4, Calendar).
 */
export function plannedSessions(
  club: Pick<Club, 'schedules' | 'from' | 'to'>,
  calendar: SchoolCalendar,
): PlannedSession[] {
  const planned = club.schedules.flatMap((schedule, index) => {
    const next = club.schedules[index + 1]
    const inForce = (on: CivilDate) => (index === 0 || schedule.from <= on) && (!next || on < next.from)
    return schedule.meetings
      .flatMap(({ weekday }) => sessionsOn(weekday, calendar))
      .filter(({ on }) => inForce(on) && runsOn(club, on))
  })
  return planned.sort((a, b) => (a.on < b.on ? -1 : 1))
}

function sessionsOn(weekday: Weekday, calendar: SchoolCalendar): PlannedSession[] {
  return periodsOf({ every: 'weekday', weekday }, calendar, []).flatMap(({ slots, waived }) =>
    slots.flatMap((on) => {
      const week = weekAt(calendar, on)
      return week ? [{ on, week: week.number, madeUp: weekdayOf(on) !== weekday, waived }] : []
    }),
  )
}
