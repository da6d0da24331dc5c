import { type SchoolCalendar, teachingDaysThrough } from '../calendar/school-calendar'
import type { Moment } from './moment'

export interface Pace {
  /** Teaching days of the term up to and including the day judged at. */
  readonly elapsed: number
  readonly total: number
}

export function paceAt(calendar: SchoolCalendar, moment: Moment): Pace {
  return { elapsed: teachingDaysThrough(calendar, moment.asOf), total: calendar.teachingDays.length }
}

/** floor(target × elapsed teaching days ÷ teaching days of the term); 0 in a term without teaching days. */
export function expectedBy(target: number, pace: Pace): number {
  return pace.total === 0 ? 0 : Math.floor((target * pace.elapsed) / pace.total)
}
