import { type BasicMeasure, MEASURES } from './basic-measure'
import type { Cadence } from './cadence'
import type { Audience } from './predicate'

export type Measure = BasicMeasure | DerivedMeasure

/** Worked out when it is looked at, from the tallies of basic measures and from the roster. */
export type DerivedMeasure =
  | FactMeasure
  | DistinctMeasure
  | CoverageMeasure
  | RatioMeasure
  | PointsMeasure
  | ScoreMeasure

/** 班额, 人数, 班数: a number that the roster keeps of the unit, as of the first day of the period. */
export interface FactMeasure {
  readonly name: 'fact'
  readonly fact: string
  readonly unit: string
}

/** 去重(口径, 字段): how many different values of a field the counted records hold. */
export interface DistinctMeasure {
  readonly name: 'distinct'
  readonly of: BasicMeasure
  readonly by: string
  readonly unit: string
}

/** 覆盖(口径, 每位教师, 至少2): the share, in per cent, of all that should have it and have it that often. */
export interface CoverageMeasure {
  readonly name: 'coverage'
  readonly of: BasicMeasure
  readonly each:
    | { readonly every: 'subject'; readonly audience: Audience }
    /** Of a list of values: 覆盖(登记次数(安全教育), 主题=安全主题). */
    | { readonly every: 'value'; readonly field: string; readonly values: readonly string[] }
  readonly atLeast: number
}

/** 比率(A / B) in per cent, 人均(A) or 均值(A, 年级) as a number: Σ A ÷ Σ B over all that lie below the subject. */
export interface RatioMeasure {
  readonly name: 'ratio'
  /** The plan's own word for it, else how it is written. */
  readonly label: string
  readonly numerator: Operand
  readonly denominator: Operand
  readonly as: 'percent' | 'average'
  readonly unit: string
}

export type Operand =
  | BasicMeasure
  | FactMeasure
  | DistinctMeasure
  /** How many belong to an audience: 组内教师, 班数. */
  | { readonly name: 'headcount'; readonly audience: Audience }
  /** How often something was due by a cadence of its own: 应开课时, 应开次数. */
  | { readonly name: 'due'; readonly cadence: Cadence; readonly times: number }
  | { readonly name: 'number'; readonly amount: number }

/** 达成分(规则, 每缺一扣n): full marks less what each missing unit of the rules costs. */
export interface PointsMeasure {
  readonly name: 'points'
  readonly rules: readonly string[]
  readonly full: number
  /** Taken off for each unit short; never below 0. */
  readonly lose: number
}

/** 得分(量表): kept and said; scores of persons are not computed yet. */
export interface ScoreMeasure {
  readonly name: 'score'
  readonly rubric: string
}

export function isBasic(measure: Measure): measure is BasicMeasure {
  return !DERIVED.includes(measure.name)
}

const DERIVED: readonly string[] = [
  'fact',
  'distinct',
  'coverage',
  'ratio',
  'points',
  'score',
] satisfies DerivedMeasure['name'][]

/** What a measure counts in; per cent for shares, 分 for points. */
export function measureUnit(measure: Measure): string {
  switch (measure.name) {
    case 'register':
    case 'deliverable':
    case 'declared':
    case 'fact':
    case 'distinct':
    case 'ratio':
      return measure.unit
    case 'coverage':
      return '%'
    case 'points':
    case 'score':
      return '分'
    default:
      return MEASURES[measure.name].unit
  }
}
