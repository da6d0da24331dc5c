import type { Cadence } from '../cadence'
import { boundLabel, REFERENCES } from '../labels'
import { type Measure, measureUnit } from '../measure'
import { measureLabel } from '../measure-label'
import type { Bound } from '../plan'
import { mostOf } from './bound-limits'
import { relativeIn, relativeTo } from './bound-reference'
import { LOG_ONLY, SHAPES, SOFT_WORDS, UNDECIDED, withPerCent } from './bound-words'
import type { Cell } from './cell'
import { readNumber } from './numerals'
import { UNIT_ALIASES } from './vocabulary'

type Kind = 'atLeast' | 'atMost' | 'exactly'

const EXAMPLE = '请写成「≥30节」「≤4次」「=10个」「≥95%」，或「不设数」。'

/** Reads 要求. A unit left out is the measure's own; a number that is only a reference (上期, 班额) is kept as one. */
export function readBound(cell: Cell, measure: Measure | null, cadence: Cadence | null): Bound | null {
  const text = withPerCent(cell.plain)
  if (LOG_ONLY.includes(text)) return { kind: 'none' }
  if (UNDECIDED.includes(text)) {
    cell.warn('「待定」会一直提醒，定下来以前只记录，不评达不达标。', '定了再改成数量，例如「≥4次」。')
    return { kind: 'undecided' }
  }
  const soft = SOFT_WORDS.find((word) => text.startsWith(word))
  if (soft) {
    const remedy = '请把「强度」写成「力争」，这里只写数量，例如「≥4次」。'
    return cell.fault(`「${soft}」说的是强度，不是要求。`, remedy)
  }
  const reading = new BoundReader(cell, measure, cadence)
  if (relativeTo(text) !== null) return reading.relative(text)
  for (const shape of [reading.range(text), reading.about(text)]) if (shape !== undefined) return shape
  return reading.single(text)
}

/** `undefined` means that the text has another shape. */
class BoundReader {
  readonly #cell: Cell
  readonly #measure: Measure | null
  readonly #cadence: Cadence | null

  constructor(cell: Cell, measure: Measure | null, cadence: Cadence | null) {
    this.#cell = cell
    this.#measure = measure
    this.#cadence = cadence
  }

  single(text: string): Bound | null {
    const [, before = '', minus, number = '', unit = '', after = ''] = SHAPES.single.exec(text) ?? []
    const amount = readNumber(number)
    if (amount === null) return this.#cell.fault('看不懂这个要求。', EXAMPLE)
    const kind = this.#kindOf(before, after, amount, unit)
    if (minus) return this.#cell.fault('数量不能是负数。', EXAMPLE)
    if (this.#isAbsurd(amount, unit, kind === 'atMost' || kind === 'exactly')) return null
    return kind && this.#inUnit(unit, (inUnit) => ({ kind, amount, unit: inUnit }))
  }

  range(text: string): Bound | null | undefined {
    const [, first = '', unitBefore = '', last = '', unitAfter = ''] =
      SHAPES.range.exec(text) ?? SHAPES.leastAndMost.exec(text) ?? []
    const [amount, most] = [readNumber(first), readNumber(last)]
    if (amount === null || most === null) return undefined
    const unit = unitAfter || unitBefore
    if (unitBefore !== '' && unitBefore !== unit) {
      return this.#cell.fault('前后两个数的单位不一样。', `请写成「${amount}—${most}${unit}」。`)
    }
    if (amount >= most)
      return this.#cell.fault('前一个数要比后一个小。', `请写成「${most}—${amount}${unit}」。`)
    if (this.#isAbsurd(most, unit, true) || this.#isAbsurd(amount, unit, true)) return null
    return this.#inUnit(unit, (inUnit) => ({ kind: 'range', amount, most, unit: inUnit }))
  }

  about(text: string): Bound | null | undefined {
    const [, before, number = '', unit = '', after, within] = SHAPES.about.exec(text) ?? []
    const amount = readNumber(number)
    if (amount === null || (before === undefined && after === undefined)) return undefined
    const tolerance = within === undefined ? USUAL_TOLERANCE : readNumber(within)
    if (tolerance === null || tolerance < 1 || tolerance > 50 || !Number.isInteger(tolerance)) {
      return this.#cell.fault('看不懂可以差多少。', '请写 1% 到 50% 之间的整数，例如「≈100个(±10%)」。')
    }
    if (this.#isAbsurd(amount, unit, false)) return null
    return this.#inUnit(unit, (inUnit) => ({ kind: 'about', amount, tolerance, unit: inUnit }))
  }

  relative(text: string): Bound | null {
    const read = relativeIn(text)
    if (read === null) {
      const remedy = '请写成「≥上期」「≥上期+5%」「≥班额-3」「≥(周数-4)×4」「≤人数×2」这样。'
      return this.#cell.fault('看不懂和什么比、怎么比。', remedy)
    }
    const { kind, relative, unit, points } = read
    if (points && this.#measure && measureUnit(this.#measure) !== '%') {
      return this.#cell.fault('只有百分比才说「百分点」。', '请写成「≥上期+5」这样。')
    }
    if (relative.percent !== 0 && this.#measure && measureUnit(this.#measure) === '%') {
      const fault = `「${signed(relative.percent)}%」按${REFERENCES[relative.to]}的 ${100 + relative.percent}% 理解。`
      this.#cell.warn(
        fault,
        `如果是 ${Math.abs(relative.percent)} 个百分点，请写「${signed(relative.percent)}个百分点」。`,
      )
    }
    return this.#inUnit(unit, (inUnit) => ({ kind, amount: 0, unit: inUnit, relative }))
  }

  #kindOf(before: string, after: string, amount: number, unit: string): Kind | null {
    const strict = SHAPES.strict(before)
    if (strict) {
      const step = Number.isInteger(amount) && unit !== '%' ? 1 : 0.1
      const whole = strict === 'more' ? amount + step : amount - step
      const instead = `${strict === 'more' ? '≥' : '≤'}${Math.round(whole * 100) / 100}${unit}`
      return this.#cell.fault(
        `「${before}${amount}」不含 ${amount} 本身，容易读错。`,
        `请写成「${instead}」。`,
      )
    }
    const kinds = SHAPES.kinds(before, after)
    const [kind] = kinds
    // None at all and all of them can only mean exactly that.
    if (!kind && (amount === 0 || (amount === 100 && unit === '%'))) return 'exactly'
    if (!kind) {
      const phrase = `${amount}${unit}`
      const remedy = `请写成「≥${phrase}」「≤${phrase}」或「=${phrase}」。`
      return this.#cell.fault('没有写明是至少、至多还是正好。', remedy)
    }
    const contradicted = kinds.some((other) => other !== kind)
    return contradicted ? this.#cell.fault(`「${before}」和「${after}」互相矛盾。`, EXAMPLE) : kind
  }

  #isAbsurd(amount: number, written: string, mayBeZero: boolean): boolean {
    const unit = written || (this.#measure ? measureUnit(this.#measure) : '')
    const share = unit === '%' || this.#isAverage()
    const why = whyAbsurd(amount, { share, mayBeZero, most: mostOf(unit, this.#cadence) })
    if (why) this.#cell.fault(why.fault, why.remedy)
    return why !== null
  }

  #isAverage(): boolean {
    return this.#measure?.name === 'ratio' && this.#measure.as === 'average'
  }

  /** What is handed in, declared or told apart is counted in whatever 要求 says. */
  #inUnit(found: string, bound: (unit: string) => Bound): Bound | null {
    const measure = this.#measure
    if (!measure) return null
    const unit = measureUnit(measure)
    if (found === '' || found === unit || UNIT_ALIASES[unit]?.includes(found)) return bound(unit)
    if (isOpen(measure)) {
      if (/^[\p{L}²³/]{1,8}$/u.test(found)) return bound(found)
      return this.#cell.fault('看不懂这个单位。', `请写成「${boundLabel(bound(unit))}」这样。`, { found })
    }
    const fault = `「${measureLabel(measure)}」的单位是「${unit}」，这里写的是「${found}」。`
    return this.#cell.fault(fault, `请写成「${boundLabel(bound(unit))}」。`, { found, nearest: unit })
  }
}

const USUAL_TOLERANCE = 10
const signed = (amount: number) => (amount < 0 ? `-${-amount}` : `+${amount}`)

export function isOpen(measure: Measure): boolean {
  return (
    ['deliverable', 'declared', 'distinct'].includes(measure.name) ||
    (measure.name === 'ratio' && measure.as === 'average')
  )
}

interface Sense {
  readonly share: boolean
  readonly mayBeZero: boolean
  readonly most: number
}

function whyAbsurd(
  amount: number,
  { share, mayBeZero, most }: Sense,
): { fault: string; remedy: string } | null {
  if (amount === 0 && !mayBeZero) {
    return {
      fault: '数量不能是 0。',
      remedy: '只想记录、不设要求时，请写「不设数」；一次都不能有请写「=0」。',
    }
  }
  if (!share && !Number.isInteger(amount)) {
    return { fault: '数量要是整数。', remedy: '请写成整数，例如「≥3节」。' }
  }
  if (share && !Number.isInteger(Math.round(amount * 1e6) / 1e4)) {
    return { fault: '小数最多两位。', remedy: '请写成「≥93.5%」这样。' }
  }
  if (amount <= most) return null
  if (most === 100 && share) return { fault: '百分比不会超过 100。', remedy: '请核对数字，例如「≥95%」。' }
  return { fault: `数量太大，一个周期里不会超过 ${most}。`, remedy: '请核对数字，是不是多写了一位。' }
}
