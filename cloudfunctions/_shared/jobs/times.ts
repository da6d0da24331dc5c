import { addDays, type CivilDate, civilDateAt, type Weekday, weekdayOf } from '#core/calendar/civil-date'

/** When a day's wall clock in China shows a time, `HH:mm`, as an instant in milliseconds. */
function instantOf(on: CivilDate, time: string): number {
  return Date.parse(`${on}T${time}:00+08:00`)
}

/** The times of a job that is due every day: the latest that is not after an instant. */
export function daily(time: string): (now: number) => number {
  return (now) => {
    const today = civilDateAt(now)
    const at = instantOf(today, time)
    return at <= now ? at : instantOf(addDays(today, -1), time)
  }
}

/** The same of a job that is due on one weekday of each week. */
export function weekly(weekday: Weekday, time: string): (now: number) => number {
  return (now) => {
    const today = civilDateAt(now)
    const on = addDays(today, -((weekdayOf(today) - weekday + 7) % 7))
    const at = instantOf(on, time)
    return at <= now ? at : instantOf(addDays(on, -7), time)
  }
}
