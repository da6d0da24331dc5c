import type { Compare } from '../predicate'
import { NUMBER, readNumber } from './numerals'

const COMPARES: Record<string, Compare> = {
  '<=': '<=',
  '≤': '<=',
  '≦': '<=',
  不超过: '<=',
  不大于: '<=',
  不高于: '<=',
  不多于: '<=',
  小于等于: '<=',
  至多: '<=',
  '>=': '>=',
  '≥': '>=',
  '≧': '>=',
  不低于: '>=',
  不小于: '>=',
  不少于: '>=',
  大于等于: '>=',
  至少: '>=',
  '<': '<',
  小于: '<',
  低于: '<',
  不足: '<',
  少于: '<',
  '>': '>',
  大于: '>',
  超过: '>',
  多于: '>',
  '=': '=',
  等于: '=',
}

/** Signs and words that compare, in a regular expression over plain text. */
export const COMPARE_WORDS = Object.keys(COMPARES)
  .sort((a, b) => b.length - a.length)
  .join('|')

export function compareOf(word: string): Compare {
  return COMPARES[word] ?? '='
}

/** A number with what it is compared by: 教龄≤3, 人数500以上. `remark` says how a wording that people read both ways was taken. */
export interface Comparison {
  readonly compare: Compare
  readonly amount: number | null
  readonly remark?: string
}

const VERBS: Record<string, Compare> = { 不满: '<', 未满: '<', 不到: '<', 满: '>=', 达到: '>=' }

/** Reads a comparison of what one of `words` names, at the start of plain text; the number may have one of `units` behind it. */
export class ComparisonReader {
  readonly #bySign: RegExp
  readonly #bySide: RegExp
  readonly #byVerb: RegExp

  constructor(words: readonly string[], units: readonly string[]) {
    const word = `(${byLength(words)})`
    const number = `(${NUMBER})(?:${byLength(units)})?`
    this.#bySign = new RegExp(`^${word}(${COMPARE_WORDS})${number}`)
    this.#bySide = new RegExp(`^${word}在?${number}(及|\\(含\\))?(以下|以上|以内)(\\(含[^()]{0,6}\\))?`)
    this.#byVerb = new RegExp(`^${word}(${Object.keys(VERBS).join('|')})${number}`)
  }

  atStart(text: string): { length: number; word: string; comparison: Comparison } | null {
    const sign = this.#bySign.exec(text) ?? this.#byVerb.exec(text)
    if (sign) {
      const [whole, word = '', by = '', number = ''] = sign
      const comparison = { compare: VERBS[by] ?? compareOf(by), amount: readNumber(number) }
      return { length: whole.length, word, comparison }
    }
    const side = this.#bySide.exec(text)
    if (!side) return null
    const [whole, word = '', number = '', before, place = '', after] = side
    const amount = readNumber(number)
    const compare = place === '以上' ? '>=' : '<='
    if (before || after) return { length: whole.length, word, comparison: { compare, amount } }
    const sign2 = compare === '>=' ? '≥' : '≤'
    const remark = `「${whole}」按「${word}${sign2}${amount}」理解，含 ${amount}。`
    return { length: whole.length, word, comparison: { compare, amount, remark } }
  }
}

const byLength = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
