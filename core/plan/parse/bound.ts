import { boundLabel } from '../labels'
import { type Measure, measureUnit } from '../measure'
import { measureLabel } from '../measure-label'
import type { Bound, Cadence } from '../plan'
import type { Cell } from './cell'
import { RANGE_MARK } from './characters'
import { NUMBER, readNumber } from './numerals'
import { UNIT_ALIASES } from './vocabulary'

type BoundKind = 'atLeast' | 'atMost' | 'exactly'

const BEFORE: Record<BoundKind, readonly string[]> = {
  atLeast: ['≥', '≧', '⩾', '>=', '不少于', '不低于', '不小于', '至少', '最少'],
  atMost: ['≤', '≦', '⩽', '<=', '不超过', '不多于', '不高于', '不大于', '至多', '最多'],
  exactly: ['=', '等于', '正好', '恰好'],
}
const AFTER: Record<Exclude<BoundKind, 'exactly'>, readonly string[]> = {
  atLeast: ['及以上', '以上(含)', '(含)以上', '以上'],
  atMost: ['及以下', '以下(含)', '(含)以下', '以下', '及以内', '以内', '之内'],
}
const STRICT: Record<string, 'more' | 'less'> = {
  '>': 'more',
  超过: 'more',
  多于: 'more',
  高于: 'more',
  大于: 'more',
  '<': 'less',
  少于: 'less',
  低于: 'less',
  小于: 'less',
  不足: 'less',
}
const LOG_ONLY = ['不设数', '不设', '不设要求', '仅记录', '只记录']
const SOFT_WORDS = ['力争', '争取', '预计', '逐步']
const REFERENCES = ['上期', '基线', '同组均值', '班额', '人数', '周数']

/** More than anyone can do in the time: a slip of the key, not a promise. */
const MOST: Partial<Record<Cadence['every'], number>> = { term: 500, milestone: 100, week: 60, weekday: 20 }

const EXAMPLE = '请写成「≥30节」「≤4次」「=10个」，或「不设数」。'

const alternatives = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|')
const literal = (word: string) => word.replace(/[()]/g, '\\$&')

const SHAPE = new RegExp(
  `^(${alternatives([...Object.values(BEFORE).flat(), ...Object.keys(STRICT)])})?([-负]?)(${NUMBER})(\\D*?)(${alternatives(Object.values(AFTER).flat())})?$`,
)
const RANGE = new RegExp(`${NUMBER}[^\\d]{0,4}${RANGE_MARK}${NUMBER}`)

/** Reads 要求. Amounts are whole and positive; a unit left out is the measure's own. */
export function readBound(cell: Cell, measure: Measure | null, cadence: Cadence | null): Bound | null {
  const text = cell.plain
  if (LOG_ONLY.includes(text)) return { kind: 'none' }
  const later = notYet(text)
  if (later) return cell.notYet(later.what, later.remedy)
  const soft = SOFT_WORDS.find((word) => text.startsWith(word))
  if (soft) {
    const remedy = '请把「强度」写成「力争」，这里只写数量，例如「≥4次」。'
    return cell.fault(`「${soft}」说的是强度，不是要求。`, remedy)
  }
  const [, before = '', minus, number = '', unit = '', after = ''] = SHAPE.exec(text) ?? []
  const amount = readNumber(number)
  if (amount === null) return cell.fault('看不懂这个要求。', EXAMPLE)
  const absurd = whyAbsurd(minus ? -amount : amount, cadence)
  if (absurd) return cell.fault(absurd.fault, absurd.remedy)
  const kind = kindOf(cell, before, after, amount, unit)
  return kind && readUnit(cell, unit, measure, { kind, amount })
}

function notYet(text: string): { what: string; remedy: string } | null {
  if (text === '待定') return { what: '保留待定的要求', remedy: '没有定下来之前请写「不设数」，定了再改。' }
  if (text.includes('%')) return { what: '按百分比要求', remedy: '请写次数或节数，例如「≥4次」。' }
  if (/≈|约|左右|上下/.test(text)) {
    return { what: '写大约的数', remedy: '请写成「≥10个」并把「强度」写成「力争」，或写「不设数」。' }
  }
  const reference = REFERENCES.find((word) => text.includes(word))
  if (reference) return { what: `拿「${reference}」作标准`, remedy: '请写具体的数，或写「不设数」。' }
  if (RANGE.test(text)) return { what: '写一个范围', remedy: '请写下限，例如「≥30节」，或分成两条指标。' }
  return null
}

function kindOf(cell: Cell, before: string, after: string, amount: number, unit: string): BoundKind | null {
  const strict = STRICT[before]
  if (strict) {
    const instead = strict === 'more' ? `≥${amount + 1}${unit}` : `≤${amount - 1}${unit}`
    return cell.fault(`「${before}${amount}」不含 ${amount} 本身，容易读错。`, `请写成「${instead}」。`)
  }
  const kinds = [meaningOf(BEFORE, before), meaningOf(AFTER, after)].filter((kind) => kind !== null)
  const [kind] = kinds
  if (!kind) {
    const phrase = `${amount}${unit}`
    const remedy = `请写成「≥${phrase}」「≤${phrase}」或「=${phrase}」。`
    return cell.fault('没有写明是至少、至多还是正好。', remedy)
  }
  const contradicted = kinds.some((other) => other !== kind)
  return contradicted ? cell.fault(`「${before}」和「${after}」互相矛盾。`, EXAMPLE) : kind
}

function meaningOf<K extends BoundKind>(words: Record<K, readonly string[]>, word: string): K | null {
  return (Object.keys(words) as K[]).find((kind) => words[kind].includes(word)) ?? null
}

function whyAbsurd(amount: number, cadence: Cadence | null): { fault: string; remedy: string } | null {
  if (amount < 0) return { fault: '数量不能是负数。', remedy: EXAMPLE }
  if (amount === 0) return { fault: '数量不能是 0。', remedy: '只想记录、不设要求时，请写「不设数」。' }
  if (!Number.isInteger(amount)) return { fault: '数量要是整数。', remedy: '请写成整数，例如「≥3节」。' }
  const most = MOST[cadence?.every ?? 'term'] ?? 500
  if (amount <= most) return null
  return { fault: `数量太大，一个周期里不会超过 ${most}。`, remedy: '请核对数字，是不是多写了一位。' }
}

function readUnit(
  cell: Cell,
  found: string,
  measure: Measure | null,
  bound: { readonly kind: BoundKind; readonly amount: number },
): Bound | null {
  if (!measure) return null
  const unit = measureUnit(measure)
  const label = measureLabel(measure)
  if (found === '' || found === unit || UNIT_ALIASES[unit]?.includes(found)) return { ...bound, unit }
  const fault = `「${label}」的单位是「${unit}」，这里写的是「${found}」。`
  return cell.fault(fault, `请写成「${boundLabel({ ...bound, unit })}」。`, { found, nearest: unit })
}
