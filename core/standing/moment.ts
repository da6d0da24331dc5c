import type { CivilDate } from '../calendar/civil-date'
import type { Week } from '../calendar/school-calendar'

/** The day a standing is judged at: through `asOf`, whose day is `closed` once a later day has begun. */
export interface Moment {
  readonly asOf: CivilDate
  readonly closed: boolean
}

/** A past week is judged at its Sunday, the running week at today, a week to come at its eve. */
export function momentIn(week: Week, today: CivilDate): Moment {
  return today > week.sunday ? { asOf: week.sunday, closed: true } : { asOf: today, closed: false }
}

/** Whether the end of `date` has passed: what is due on a day is due at the end of that day. */
export function isPast(date: CivilDate, moment: Moment): boolean {
  return moment.closed ? date <= moment.asOf : date < moment.asOf
}
