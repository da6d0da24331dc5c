import { LONGEST } from '../../form/check'
import type { Field } from '../../form/form'
import type { Cell } from './cell'
import { RANGE_MARK } from './characters'
import { NUMBER, readNumber } from './numerals'

export type Range = Pick<Field, 'min' | 'max' | 'unit'>

export const NO_RANGE: Range = { min: null, max: null, unit: '' }

const LEAST = '≥|≧|>=|不少于|不低于|至少|最少'
const MOST = '≤|≦|<=|不超过|不多于|至多|最多'
const AFTER_LEAST = '及以上|以上'
const AFTER_MOST = '及以内|以内|之内|及以下|以下'
const UNIT = '[\\p{L}%°/]{0,8}?'

const BETWEEN = new RegExp(`^(${NUMBER})(${UNIT})${RANGE_MARK}(${NUMBER})(${UNIT})$`, 'u')
const ONE_END = new RegExp(
  `^(?:(${LEAST})|(${MOST}))?(${NUMBER})(${UNIT})(?:(${AFTER_LEAST})|(${AFTER_MOST}))?$`,
  'u',
)
const UNIT_ALONE = /^(?![零〇一二两三四五六七八九])[\p{L}%°/]{1,8}$/u

/** Reads 选项/范围 of a number: 1—60人, ≤60人, ≥1人, 人. `unit` is what the type's own word counts in. */
export function readNumberRange(cell: Cell, text: string, unit: string): Range | null {
  if (text === '') return { ...NO_RANGE, unit }
  const range = between(text) ?? oneEnd(text) ?? (UNIT_ALONE.test(text) ? { ...NO_RANGE, unit: text } : null)
  if (range === null) {
    return cell.fault('看不懂这个范围。', '请写成「1—60人」「≤60人」「≥1人」，或只写单位「人」。', {
      found: text,
    })
  }
  const ends = [range.min, range.max].filter((end) => end !== null)
  if (ends.some((end) => !Number.isInteger(end) || end > LONGEST.number)) {
    return cell.fault('范围要用整数，也不能太大。', '请写成「1—60人」这样。', { found: text })
  }
  if (range.min !== null && range.max !== null && range.min > range.max) {
    return cell.fault('前一个数比后一个大。', `请写成「${range.max}—${range.min}${range.unit}」。`, {
      found: text,
    })
  }
  return { ...range, unit: range.unit || unit }
}

/** Reads 选项/范围 of a text: ≤500字. */
export function readTextRange(cell: Cell, text: string, longest: number): Range | null {
  if (text === '') return NO_RANGE
  const remedy = `请写成「≤${Math.min(longest, 200)}字」，最多 ${longest} 字。`
  const [, least, most, number = '', unit = '', over, under] = ONE_END.exec(text) ?? []
  const max = readNumber(number)
  const isLimit = least === undefined && over === undefined && (unit === '' || unit === '字')
  if (max === null || !isLimit || !Number.isInteger(max) || max < 1) {
    return cell.fault('文字只能写最多多少字。', remedy, { found: text })
  }
  if (max > longest) return cell.fault(`这种字段最多 ${longest} 字。`, remedy, { found: text })
  return most !== undefined || under !== undefined || unit === '字'
    ? { ...NO_RANGE, max }
    : cell.fault('没有写是最多多少字。', remedy)
}

function between(text: string): Range | null {
  const [, first = '', unitBefore = '', last = '', unitAfter = ''] = BETWEEN.exec(text) ?? []
  const min = readNumber(first)
  const max = readNumber(last)
  if (min === null || max === null) return null
  if (unitBefore !== '' && unitAfter !== '' && unitBefore !== unitAfter) return null
  return { min, max, unit: unitAfter || unitBefore }
}

/** 60人 alone says neither at least nor at most. */
function oneEnd(text: string): Range | null {
  const [, least, most, number = '', unit = '', over, under] = ONE_END.exec(text) ?? []
  const amount = readNumber(number)
  const atLeast = least !== undefined || over !== undefined
  const atMost = most !== undefined || under !== undefined
  if (amount === null || atLeast === atMost) return null
  return atLeast ? { min: amount, max: null, unit } : { min: null, max: amount, unit }
}

/** The range as a clerk writes it. */
export function rangeLabel({ min, max, unit }: Range): string {
  if (min !== null && max !== null) return `${min}—${max}${unit}`
  if (min !== null) return `≥${min}${unit}`
  return max !== null ? `≤${max}${unit}` : unit
}
