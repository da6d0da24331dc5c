import type { Compare } from '../predicate'
import { RANGE_MARK } from './characters'
import { COMPARE_WORDS, compareOf } from './comparison'
import { NUMBER, readNumber } from './numerals'

/** A condition on age as written; `remark` says how a wording that people read both ways was taken. */
export interface AgePhrase {
  readonly compare: Compare
  readonly years: number | null
  readonly remark?: string
}

const YEARS = `(${NUMBER})(?:周岁|岁)`

const BY_SIGN = new RegExp(`^年龄(${COMPARE_WORDS})(${NUMBER})(?:周岁|岁)?`)
const BY_SIDE = new RegExp(`^(?:年龄在?)?${YEARS}(及)?(\\(含\\))?(以下|以上|以内)(\\(含[^()]{0,6}\\))?`)
const BY_VERB = new RegExp(`^(?:年龄)?(不满|未满|年满|满|超过)${YEARS}`)
const SPAN = `${NUMBER}(?:周岁|岁)?${RANGE_MARK}${NUMBER}`
const BY_RANGE = new RegExp(`^(?:年龄在?${SPAN}(?:周岁|岁)?|${SPAN}(?:周岁|岁))(?:之间)?`)

const VERBS: Record<string, Compare> = { 不满: '<', 未满: '<', 年满: '>=', 满: '>=', 超过: '>' }

/** Reads the condition on age at the start of plain text: 年龄≤45, 45周岁以下(含), 不满三十五岁. */
export function ageAtStart(
  text: string,
): { readonly length: number; readonly phrase: AgePhrase | 'range' } | null {
  const range = BY_RANGE.exec(text)
  if (range) return { length: range[0].length, phrase: 'range' }
  const sign = BY_SIGN.exec(text)
  if (sign) {
    const compare = compareOf(sign[1] ?? '')
    return { length: sign[0].length, phrase: { compare, years: readNumber(sign[2] ?? '') } }
  }
  const side = BY_SIDE.exec(text)
  if (side) return { length: side[0].length, phrase: bySide(side) }
  const verb = BY_VERB.exec(text)
  if (!verb) return null
  const compare = VERBS[verb[1] ?? ''] ?? '>='
  return { length: verb[0].length, phrase: { compare, years: readNumber(verb[2] ?? '') } }
}

/** 45周岁以下 takes the 45-year-olds in and 45周岁以上 leaves them out, so that the two share nobody (domain.md section 4). */
function bySide([, number, and, includedBefore, side, includedAfter]: RegExpExecArray): AgePhrase {
  const years = readNumber(number ?? '')
  const included = Boolean(and || includedBefore || includedAfter)
  if (side !== '以上') {
    if (included) return { compare: '<=', years }
    return {
      compare: '<=',
      years,
      remark: `「${number}岁${side}」按「年龄≤${years}」理解，含 ${years} 周岁。`,
    }
  }
  if (included || years === null) return { compare: '>=', years }
  const remark = `「${number}岁以上」按「年龄≥${years + 1}」理解，不含 ${years} 周岁，以免与「以下」重复。`
  return { compare: '>=', years: years + 1, remark }
}
