import { type CalendarDay, layOutTerm, type SchoolCalendar, type Week } from '#core/calendar/school-calendar'

/** Tuesday to Friday, 21 weeks, 104 teaching days as long as nothing falls away. */
export const AUTUMN = {
  id: 'autumn-2026',
  name: '2026—2027 学年第一学期',
  startOn: '2026-09-01',
  endOn: '2027-01-22',
}

export const off = (on: string, reason: string): CalendarDay => ({ on, teaching: false, reason })

export const makeUp = (on: string, timetableOf: NonNullable<CalendarDay['timetableOf']>): CalendarDay => ({
  on,
  teaching: true,
  timetableOf,
  reason: '调休上课',
})

/** National Day 2026: Thursday 1 October to Wednesday 7 October, before any make-up day. */
export const NATIONAL_DAY = [1, 2, 3, 4, 5, 6, 7].map((day) => off(`2026-10-0${day}`, '国庆节放假'))

export const autumn = layOutTerm(AUTUMN, [])

export function autumnWith(...days: readonly CalendarDay[]): SchoolCalendar {
  return layOutTerm(AUTUMN, days)
}

export function week(number: number, calendar: SchoolCalendar = autumn): Week {
  const found = calendar.weeks[number - 1]
  if (!found) throw new Error(`the term has no week ${number}`)
  return found
}
