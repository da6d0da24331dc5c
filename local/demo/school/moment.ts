import { addDays, type CivilDate } from '#core/calendar/civil-date'

const MINUTE = 60_000

/** The instant of a wall clock time in China, `HH:mm`, in milliseconds; `minutes` later if wished. */
export function instantAt(date: CivilDate, time: string, minutes = 0): number {
  return Date.parse(`${date}T${time}:00+08:00`) + minutes * MINUTE
}

/** The end of yesterday's last evening: nothing in the history is later. */
export function endOfHistory(today: CivilDate): number {
  return instantAt(addDays(today, -1), '21:30')
}
