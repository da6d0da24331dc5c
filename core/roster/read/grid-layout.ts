import { plain } from '../../plan/parse/characters'
import { readNumber } from '../../plan/parse/numerals'

const WEEKDAYS = '一二三四五六日'
const WEEKDAY = /^(?:星期|周|礼拜)([一二三四五六日天1-7])$/
const BARE_WEEKDAY = /^[一二三四五六日天1-7]$/

function weekday(character: string): number {
  return /\d/.test(character) ? Number(character) : WEEKDAYS.indexOf(character.replace('天', '日')) + 1
}

/** 星期一, 周1, 一: Monday is 1; null for anything else. */
export function readWeekday(text: string): number | null {
  const word = plain(text)
  return headedWeekday(word) ?? (BARE_WEEKDAY.test(word) ? weekday(word) : null)
}

/** As a header writes it, with 星期 or 周 before it. */
export function headedWeekday(text: string): number | null {
  const [, day] = WEEKDAY.exec(plain(text)) ?? []
  return day === undefined ? null : weekday(day)
}

/** 第3节, 3, 三, 第三节课; null for 早读 and whatever else is no period. */
export function readPeriod(text: string): number | null {
  const [, number = ''] =
    /^第?(\d{1,2}|[一二三四五六七八九十]{1,3})节?课?(?:\(.*\))?$/.exec(plain(text)) ?? []
  return number === '' ? null : readNumber(number)
}

const DAYS_OF_A_HEADER = 3

/** The next row, from an index on, that heads columns by days of the week; -1 where there is none. */
export function gridHeaderAt(rows: readonly (readonly string[])[], from: number): number {
  return rows.findIndex(
    (row, index) =>
      index >= from && row.filter((text) => headedWeekday(text) !== null).length >= DAYS_OF_A_HEADER,
  )
}
