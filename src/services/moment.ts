import { civilDateAt, wallClockAt } from '#core/calendar/civil-date'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long ago, as one says it: for `asOf` of what is shown and `submittedAt` of what waits. */
export function momentInWords(iso: string, now = Date.now()): string {
  const at = Date.parse(iso)
  const ago = now - at
  if (ago < MINUTE) return '刚刚'
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} 分钟前`
  const date = civilDateAt(at)
  if (date === civilDateAt(now)) return `今天 ${wallClockAt(at)}`
  if (date === civilDateAt(now - 24 * HOUR)) return `昨天 ${wallClockAt(at)}`
  return `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日 ${wallClockAt(at)}`
}
