import type { Milestone } from '../plan'
import { isCadenceWord } from './cadence'
import type { Cell } from './cell'
import { RANGE_MARK } from './characters'
import { NUMBER, readNumber } from './numerals'

const WEEKS = new RegExp(`^第?(${NUMBER})周?(?:${RANGE_MARK}第?(${NUMBER}))?周$`)
const NAME = /^[\p{L}\p{N}]{1,12}$/u
/** Words that join several milestones in 周期, so that none may be inside a name. */
const JOINS = /[和及]/
const LAST_WEEK = 30

/** Reads one window of teaching weeks: 期初 | 第1—3周. */
export function readMilestone(key: Cell, value: Cell): Milestone | null {
  const name = key.plain
  if (!NAME.test(name) || JOINS.test(name) || isCadenceWord(name)) {
    return key.fault('时段的名字不能用。', '请用 12 个字以内的文字，不带标点和「和」「及」，例如「期初」。')
  }
  if (/最后|倒数/.test(value.plain)) {
    return value.fault('周次不能从学期末倒着数。', '请写成从开学数起的周次，例如「第18—20周」。')
  }
  const [, first = '', last = first] = WEEKS.exec(value.plain) ?? []
  const fromWeek = readNumber(first)
  const toWeek = readNumber(last)
  if (fromWeek === null || toWeek === null || !isWeek(fromWeek) || !isWeek(toWeek)) {
    return value.fault(`看不懂「${name}」是哪几周。`, `请写成「第1—3周」，周次从 1 到 ${LAST_WEEK}。`)
  }
  if (fromWeek > toWeek) return value.fault('前一个周次比后一个大。', `请写成「第${toWeek}—${fromWeek}周」。`)
  return { name, fromWeek, toWeek }
}

function isWeek(week: number): boolean {
  return Number.isInteger(week) && week >= 1 && week <= LAST_WEEK
}
