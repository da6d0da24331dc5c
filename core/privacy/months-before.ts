import type { CivilDate } from '../calendar/civil-date'

/** The same day so many months earlier; the month's last day where it has no such day. */
export function monthsBefore(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const index = year * 12 + month - 1 - months
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  const parts = [Math.floor(index / 12), (index % 12) + 1, Math.min(day, lastDay)]
  return parts.map((part, place) => String(part).padStart(place === 0 ? 4 : 2, '0')).join('-')
}
