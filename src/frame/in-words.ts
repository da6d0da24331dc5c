import { addDays, type CivilDate, civilDateAt, wallClockAt, weekdayOf } from '#core/calendar/civil-date'
import { serverNow } from '@/services/clock'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** `11 月 18 日 周三`; with the year when it is not the year of `today`. */
export function dateInWords(date: CivilDate, today: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number)
  const words = `${month} 月 ${day} 日 周${WEEKDAYS[weekdayOf(date) - 1]}`
  return date.slice(0, 4) === today.slice(0, 4) ? words : `${year} 年 ${words}`
}

/** `今天`, `昨天`, else as `dateInWords`. */
export function dayInWords(date: CivilDate, today: CivilDate): string {
  if (date === today) return '今天'
  if (date === addDays(today, -1)) return '昨天'
  return dateInWords(date, today)
}

/** An instant (ISO) that the server told, on China's clock: `11 月 18 日 周三 16:30`. */
export function momentInWords(instant: string): string {
  const at = Date.parse(instant)
  return `${dateInWords(civilDateAt(at), civilDateAt(serverNow()))} ${wallClockAt(at)}`
}

/** A week from its Monday to its Sunday: `11 月 16 日—22 日`, `11 月 30 日—12 月 6 日`. */
export function weekInWords(monday: CivilDate, sunday: CivilDate): string {
  const [, month, day] = monday.split('-').map(Number)
  const [, lastMonth, lastDay] = sunday.split('-').map(Number)
  const end = lastMonth === month ? `${lastDay} 日` : `${lastMonth} 月 ${lastDay} 日`
  return `${month} 月 ${day} 日—${end}`
}
