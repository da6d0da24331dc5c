import type { World } from './arbitrary-school'

const DAY = 86_400_000

/** Weeks and teaching days worked out again, day by day, from the raw calendar. */
export interface NaiveDay {
  readonly date: string
  readonly taught: boolean
  /** ISO weekday of the date itself, and of the timetable that is run on it. */
  readonly weekday: number
  readonly runs: number
  readonly week: number
}

export function eachDay({ term, days }: World): NaiveDay[] {
  const plain: Omit<NaiveDay, 'week'>[] = []
  for (let at = Date.parse(term.startOn); at <= Date.parse(term.endOn); at += DAY) {
    const date = new Date(at).toISOString().slice(0, 10)
    const weekday = new Date(at).getUTCDay() === 0 ? 7 : new Date(at).getUTCDay()
    const said = days.filter((day) => day.on === date).pop()
    const taught = said === undefined ? weekday < 6 : said.teaching
    plain.push({ date, taught, weekday, runs: said?.timetableOf ?? weekday })
  }
  const first = plain.find((day) => day.taught)
  if (!first) return plain.map((day) => ({ ...day, week: 0 }))
  const origin = Date.parse(first.date) - (first.weekday - 1) * DAY
  return plain.map((day) => ({ ...day, week: Math.floor((Date.parse(day.date) - origin) / (7 * DAY)) + 1 }))
}

export function lastWeek(days: readonly NaiveDay[]): number {
  return days.some((day) => day.taught) ? (days.at(-1)?.week ?? 0) : 0
}

/** Monday and Sunday of a week of the term. */
export function boundsOf(days: readonly NaiveDay[], week: number): { monday: string; sunday: string } {
  const some = days.find((day) => day.week >= 1)
  if (!some) throw new Error('no weeks')
  const monday = Date.parse(some.date) - (some.weekday - 1) * DAY + (week - some.week) * 7 * DAY
  return { monday: iso(monday), sunday: iso(monday + 6 * DAY) }
}

/** The first and last week of the term that a stretch of days touches; the nearest where it touches none. */
export function weeksOf(days: readonly NaiveDay[], from: string, to: string): [number, number] {
  const last = lastWeek(days)
  const touched: number[] = []
  for (let week = 1; week <= last; week++) {
    const { monday, sunday } = boundsOf(days, week)
    if (monday <= to && sunday >= from) touched.push(week)
  }
  if (touched.length > 0) return [Math.min(...touched), Math.max(...touched)]
  return to < boundsOf(days, last).monday ? [1, 1] : [last, last]
}

export function shift(date: string, days: number): string {
  return iso(Date.parse(date) + days * DAY)
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

export function apart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY
}
