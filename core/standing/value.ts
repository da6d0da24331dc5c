import {
  type CoverageMeasure,
  type DistinctMeasure,
  isBasic,
  type Measure,
  type Operand,
  type RatioMeasure,
} from '../plan/measure'
import type { Figures } from './figures'
import type { Gap } from './gaps'
import type { Stretch } from './period'

/** What a measure comes to for one subject in one stretch, in the measure's unit. */
export interface Value {
  /** A rate is cut off after two decimals, so that 93.499 % never reads as 93.5 %. */
  readonly done: number
  readonly rate: Rate | null
  /** What is missing to tell; done is 0 then. */
  readonly gap: Gap | null
}

/** Σ and Σ; `hundred` is 100 for per cent and 1 for an average. */
export interface Rate {
  readonly numerator: number
  readonly denominator: number
  readonly hundred: 100 | 1
}

export function rateInUnit({ numerator, denominator, hundred }: Rate): number {
  return denominator === 0 ? 0 : Math.floor((numerator * hundred * 100) / denominator) / 100
}

/** Of all measures but points and scores, which rest on standings. */
export function measured(measure: Measure, subjectId: string, stretch: Stretch, figures: Figures): Value {
  switch (measure.name) {
    case 'fact': {
      const amount = figures.fact(measure.fact, subjectId, stretch.from)
      return amount === undefined ? missing('fact') : whole(amount)
    }
    case 'declared': {
      const amount = figures.counts.declared(measure, subjectId, stretch)
      return amount === undefined ? missing('declared') : whole(amount)
    }
    case 'distinct':
      return whole(valuesOf(measure, subjectId, stretch, figures).size)
    case 'coverage':
      return rated(coverageOf(measure, subjectId, stretch, figures).rate)
    case 'ratio':
      return ratioOf(measure, subjectId, stretch, figures)
    default:
      return isBasic(measure) ? whole(figures.counts.between(measure, subjectId, stretch)) : whole(0)
  }
}

const whole = (done: number): Value => ({ done, rate: null, gap: null })
const missing = (gap: Gap): Value => ({ done: 0, rate: null, gap })
const rated = (rate: Rate): Value => ({ done: rateInUnit(rate), rate, gap: null })

function ratioOf(measure: RatioMeasure, subjectId: string, stretch: Stretch, figures: Figures): Value {
  const { numerator: above, denominator: below, as } = measure
  const numerator = figures.operand(above, subjectId, stretch, below)
  const denominator = figures.operand(below, subjectId, stretch, above)
  if (numerator === undefined || denominator === undefined) {
    const side = numerator === undefined ? above : below
    return missing(side.name === 'fact' ? 'fact' : 'declared')
  }
  return rated({ numerator, denominator, hundred: as === 'percent' ? 100 : 1 })
}

export function valuesOf(
  { of, by }: DistinctMeasure,
  subjectId: string,
  stretch: Stretch,
  figures: Figures,
): Map<string, number> {
  return figures.counts.values({ measure: of, by }, subjectId, stretch)
}

export interface Coverage {
  /** A subject's id or a value of the list, with how often it was counted. */
  readonly each: readonly { readonly key: string; readonly done: number; readonly covered: boolean }[]
  readonly rate: Rate
}

export function coverageOf(
  { of, each, atLeast }: CoverageMeasure,
  subjectId: string,
  stretch: Stretch,
  figures: Figures,
): Coverage {
  const lines =
    each.every === 'subject'
      ? figures.members(each.audience, subjectId).map((id) => ({
          key: id,
          done: figures.counts.between(of, id, stretch),
        }))
      : listed(each.values, figures.counts.values({ measure: of, by: each.field }, subjectId, stretch))
  const counted = lines.map((line) => ({ ...line, covered: line.done >= atLeast }))
  const numerator = counted.filter(({ covered }) => covered).length
  return { each: counted, rate: { numerator, denominator: counted.length, hundred: 100 } }
}

function listed(values: readonly string[], found: ReadonlyMap<string, number>) {
  return [...new Set(values)].map((key) => ({ key, done: found.get(key) ?? 0 }))
}

/** Rates and averages have two decimals, everything else is whole. */
export const isRate = ({ name }: Measure) => name === 'ratio' || name === 'coverage'

const FIXED: readonly Operand['name'][] = ['headcount', 'fact', 'number', 'declared']

/** Whether the denominator grows with time, so that a rate kept today may be lost tomorrow. */
export function isRunning(measure: Measure): boolean {
  if (measure.name === 'points') return true
  if (measure.name !== 'ratio') return false
  return !FIXED.includes(measure.denominator.name)
}
