import { civilDateAt, wallClockAt } from '#core/calendar/civil-date'
import { monthAndDay } from '#core/calendar/in-words'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * How long ago, as one says it: `5 分钟前`, `昨天 16:30`. `now` is of the clock that wrote `iso`: this device's for what is
 * kept on it, `serverNow()` for what the server tells.
 */
export function agoInWords(iso: string, now = Date.now()): string {
  const at = Date.parse(iso)
  const ago = now - at
  // Two clocks may differ by a little; what lies far ahead is told by its date.
  if (ago > -HOUR && ago < MINUTE) return '刚刚'
  if (ago > 0 && ago < HOUR) return `${Math.floor(ago / MINUTE)} 分钟前`
  const date = civilDateAt(at)
  if (date === civilDateAt(now)) return `今天 ${wallClockAt(at)}`
  if (date === civilDateAt(now - 24 * HOUR)) return `昨天 ${wallClockAt(at)}`
  return `${monthAndDay(date)} ${wallClockAt(at)}`
}
