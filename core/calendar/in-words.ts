import type { CivilDate } from './civil-date'

/** From Monday on. */
export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** `11 月 19 日`, as people write a day of the term they are in. */
export function monthAndDay(date: CivilDate): string {
  return `${Number(date.slice(5, 7))} 月 ${Number(date.slice(8))} 日`
}

/** Both days included: `9 月 21 日至 27 日`, `9 月 28 日至 10 月 4 日`; with the years where they differ. */
export function stretchInWords(from: CivilDate, to: CivilDate): string {
  const [year, lastYear] = [from.slice(0, 4), to.slice(0, 4)]
  if (year !== lastYear) return `${year} 年 ${monthAndDay(from)}至 ${lastYear} 年 ${monthAndDay(to)}`
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  return `${monthAndDay(from)}至 ${sameMonth ? `${Number(to.slice(8))} 日` : monthAndDay(to)}`
}
