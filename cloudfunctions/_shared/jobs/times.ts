import { addDays, civilDateAt } from '#core/calendar/civil-date'
import { instantAt } from '#core/reminder/when'

/** The times of a job that is due every day at a wall clock in China, `HH:mm`: the latest that is not after an instant. */
export function daily(time: string): (now: number) => number {
  return (now) => {
    const today = civilDateAt(now)
    const at = instantAt(today, time)
    return at <= now ? at : instantAt(addDays(today, -1), time)
  }
}
