import type { Window } from '../cadence'
import { RANGE_MARK } from './characters'
import { readDate } from './dates'
import { NUMBER, readNumber } from './numerals'

const BEFORE = '(?:之前|以前|前|截止|止|之前完成|前完成)'
const DATE = '\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?'
const MONTH = `(${NUMBER}|元)月(?:份)?`
const DAY = `(${NUMBER})[日号]?`

const WEEK = new RegExp(`^第(${NUMBER})周(?:${BEFORE}|末|内)?$`)
const WEEK_BEFORE = new RegExp(`^第(${NUMBER})周${BEFORE}$`)
const WEEKS = new RegExp(`^第?(${NUMBER})周?${RANGE_MARK}第?(${NUMBER})周$`)
const FULL = new RegExp(`^(${DATE})(?:${RANGE_MARK}(${DATE})|(${BEFORE}))?$`)
const MONTH_ALONE = new RegExp(`^${MONTH}(底前|底|末前|末|内|${BEFORE})?$`)
const MONTHS = new RegExp(`^${MONTH}${RANGE_MARK}${MONTH}$`)
const PART = new RegExp(`^${MONTH}(上旬|中旬|下旬|初)$`)
const DAY_ALONE = new RegExp(`^${MONTH}${DAY}(${BEFORE})?$`)
const DAYS = new RegExp(`^${MONTH}${DAY}${RANGE_MARK}(?:${MONTH})?${DAY}$`)

const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const LAST_WEEK = 30

/** Reads 第5周前, 第3—5周, 3月, 3月20日前, 3月1日—3月20日, 2027-03-20前, 上半年; null for anything else. */
export function readWindow(plain: string): Window | null {
  if (plain === '上半年' || plain === '上半年内') return { by: 'days', from: '01-01', to: '06-30' }
  if (plain === '下半年' || plain === '下半年内') return { by: 'days', from: '07-01', to: '12-31' }
  return weeks(plain) ?? fullDates(plain) ?? months(plain) ?? days(plain)
}

function weeks(plain: string): Window | null {
  const [, before] = WEEK_BEFORE.exec(plain) ?? []
  const [, single] = WEEK.exec(plain) ?? []
  const [, first, last] = WEEKS.exec(plain) ?? []
  const to = readNumber(before ?? single ?? last ?? '')
  const from = before === undefined ? readNumber(single ?? first ?? '') : 1
  if (from === null || to === null || !isWeek(from) || !isWeek(to) || from > to) return null
  return { by: 'weeks', from, to }
}

function isWeek(week: number): boolean {
  return Number.isInteger(week) && week >= 1 && week <= LAST_WEEK
}

function fullDates(plain: string): Window | null {
  const [, first = '', last, before] = FULL.exec(plain) ?? []
  const from = readDate(first)
  const to = last === undefined ? from : readDate(last)
  if (from === null || to === null || from > to) return null
  return { by: 'dates', from: before === undefined ? from : null, to }
}

/** A month is due on its last day (domain.md section 4); 3月前 would leave open whether March still counts. */
function months(plain: string): Window | null {
  const [, first, last] = MONTHS.exec(plain) ?? []
  const [, alone, end = ''] = MONTH_ALONE.exec(plain) ?? []
  const [, parted, part] = PART.exec(plain) ?? []
  const from = monthOf(first ?? alone ?? parted)
  const to = monthOf(last ?? alone ?? parted)
  if (from === null || to === null) return null
  if (part !== undefined) {
    const [begin, finish] = part === '中旬' ? [11, 20] : part === '下旬' ? [21, lastDay(to)] : [1, 10]
    return { by: 'days', from: monthDay(from, begin), to: monthDay(to, finish) }
  }
  if (new RegExp(`^${BEFORE}$`).test(end)) return null
  const due = end.includes('前') || end.includes('底') || end.includes('末')
  return { by: 'days', from: due ? null : monthDay(from, 1), to: monthDay(to, lastDay(to)) }
}

function days(plain: string): Window | null {
  const [, month, day, before] = DAY_ALONE.exec(plain) ?? []
  if (month !== undefined) {
    const on = existing(month, day)
    return on === null ? null : { by: 'days', from: before === undefined ? on : null, to: on }
  }
  const [, firstMonth, firstDay, secondMonth, secondDay] = DAYS.exec(plain) ?? []
  const from = existing(firstMonth, firstDay)
  const to = existing(secondMonth ?? firstMonth, secondDay)
  return from === null || to === null ? null : { by: 'days', from, to }
}

function existing(month: string | undefined, day: string | undefined): string | null {
  const inYear = monthOf(month)
  const inMonth = readNumber(day ?? '')
  if (inYear === null || inMonth === null || !Number.isInteger(inMonth)) return null
  return inMonth >= 1 && inMonth <= lastDay(inYear) ? monthDay(inYear, inMonth) : null
}

function monthOf(word: string | undefined): number | null {
  const month = word === '元' ? 1 : readNumber(word ?? '')
  return month !== null && Number.isInteger(month) && month >= 1 && month <= 12 ? month : null
}

const lastDay = (month: number) => LAST_DAYS[month - 1] ?? 31
const monthDay = (month: number, day: number) =>
  `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const FESTIVALS = /春节|元旦|寒假|暑假|国庆|五一|清明|端午|中秋|放假|开学|教师节|儿童节|六一|宣传周/
const LIKE_DATE = /\d[日号月]|月\d|[日号]前|^\d{4}[-/.年]|[一二三四五六七八九十]月|^\d{1,2}[.-]\d{1,2}/

/** What is wrong with a phrase that looks like a window and is none. */
export function windowRefusal(plain: string): { fault: string; remedy: string } | null {
  const festival = FESTIVALS.exec(plain)?.[0]
  if (!festival) return crookedWindow(plain)
  const fault = `「${festival}」每年日子不同，系统不替您猜是哪一天。`
  return { fault, remedy: '请写日期，例如「1月20日前」「9月8日—9月14日」。' }
}

export function crookedWindow(plain: string): { fault: string; remedy: string } | null {
  if (/最后|倒数/.test(plain)) {
    return { fault: '周次不能从学期末倒着数。', remedy: '请写成从开学数起的周次，例如「第18—20周」。' }
  }
  const month = MONTH_ALONE.exec(plain)
  if (month && monthOf(month[1]) !== null) {
    const remedy = `请写成「${month[1]}月1日前」或「${month[1]}月底前」。`
    return { fault: `「${plain}」分不清这个月算不算在内。`, remedy }
  }
  if (/^第.*周|第[\d零〇一二两三四五六七八九十]+周/.test(plain)) {
    return { fault: '看不懂是哪几周。', remedy: `请写成「第3—5周」「第5周前」，周次从 1 到 ${LAST_WEEK}。` }
  }
  if (!LIKE_DATE.test(plain)) return null
  const remedy = '请写成「3月20日前」「3月1日—3月20日」「3月」，或写全年月日「2027-03-20前」。'
  return { fault: '看不懂这个日子，或者没有这一天。', remedy }
}
