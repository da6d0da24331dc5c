import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** A day in China's civil calendar, `YYYY-MM-DD`. Compare with `<` and `>`; never turn it into a local timestamp. */
export type CivilDate = string

/** ISO weekday: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Shanghai has kept UTC+8 without daylight saving since 1992, and some phones' script engines have no Intl. */
const SHANGHAI_OFFSET_HOURS = 8

const SHAPE = /^\d{4}-\d{2}-\d{2}$/

/** True for an existing day between 1900 and 2199 written `YYYY-MM-DD`; `2026-02-30` is false. */
export function isCivilDate(text: string): boolean {
  if (!SHAPE.test(text) || text < '1900-01-01' || text > '2199-12-31') return false
  const day = dayjs.utc(text)
  return day.isValid() && day.format('YYYY-MM-DD') === text
}

const DAY_MS = 86_400_000

/** Laying out a term asks this hundreds of times; the platform's own UTC arithmetic is five times as fast as dayjs. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

export function weekdayOf(date: CivilDate): Weekday {
  return (new Date(date).getUTCDay() || 7) as Weekday
}

export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekdayOf(date))
}

/** The civil date in China at an instant in milliseconds since the epoch. */
export function civilDateAt(instant: number): CivilDate {
  return clockInChina(instant).slice(0, 10)
}

/** The wall clock in China at an instant, `HH:mm`. */
export function wallClockAt(instant: number): string {
  return clockInChina(instant).slice(11, 16)
}

/** As ISO 8601 would have it, were China's time UTC. */
function clockInChina(instant: number): string {
  return new Date(instant + SHANGHAI_OFFSET_HOURS * 3_600_000).toISOString()
}

/** Full years of age on a day; a birthday counts from that day on, 29 February from 1 March in other years. */
export function ageOn(birthDate: CivilDate, date: CivilDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}
