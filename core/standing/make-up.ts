import type { BasicMeasure } from '../plan/basic-measure'
import type { Operand } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { basicIn, type Figures } from './figures'
import type { Stretch } from './period'
import type { PointsLine } from './points'
import { coverageOf, valuesOf } from './value'

/** What a number that is worked out is made of, for the page it opens to. */
export type MakeUp =
  | {
      readonly kind: 'ratio'
      readonly numerator: Side
      readonly denominator: Side
      /** What each below the subject brings to both sums, in roster order. */
      readonly below: readonly {
        readonly id: string
        readonly numerator: number
        readonly denominator: number
      }[]
    }
  | {
      readonly kind: 'coverage'
      readonly atLeast: number
      /** By id of the subject, or by value of the list. */
      readonly each: readonly { readonly key: string; readonly done: number; readonly covered: boolean }[]
    }
  | { readonly kind: 'distinct'; readonly values: ReadonlyMap<string, number> }
  | {
      readonly kind: 'points'
      readonly full: number
      readonly lose: number
      readonly lines: readonly PointsLine[]
    }
  | { readonly kind: 'fact'; readonly fact: string; readonly amount: number | null }

/** `measure` is what records are counted by, where any stand behind it. */
export interface Side {
  readonly operand: Operand
  readonly amount: number | null
  readonly measure: BasicMeasure | null
}

/** Null for what is counted record by record. */
export function makeUpOf(
  { measure }: Rule,
  subjectId: string,
  stretch: Stretch,
  figures: Figures,
  pointsLines: () => PointsLine[],
): MakeUp | null {
  switch (measure.name) {
    case 'ratio': {
      const { numerator: above, denominator: below } = measure
      const side = (operand: Operand, beside: Operand): Side => ({
        operand,
        amount: figures.operand(operand, subjectId, stretch, beside) ?? null,
        measure: basicIn(operand) ?? null,
      })
      const credited = basicIn(above) ?? basicIn(below)
      const ids = credited ? figures.counts.creditedBelow(credited, subjectId) : []
      return {
        kind: 'ratio',
        numerator: side(above, below),
        denominator: side(below, above),
        below: ids
          .filter((id) => id !== subjectId)
          .map((id) => ({
            id,
            numerator: figures.operand(above, id, stretch, below) ?? 0,
            denominator: figures.operand(below, id, stretch, above) ?? 0,
          })),
      }
    }
    case 'coverage': {
      const { each } = coverageOf(measure, subjectId, stretch, figures)
      return { kind: 'coverage', atLeast: measure.atLeast, each }
    }
    case 'distinct':
      return { kind: 'distinct', values: valuesOf(measure, subjectId, stretch, figures) }
    case 'points':
      return { kind: 'points', full: measure.full, lose: measure.lose, lines: pointsLines() }
    case 'fact':
      return {
        kind: 'fact',
        fact: measure.fact,
        amount: figures.fact(measure.fact, subjectId, stretch.from) ?? null,
      }
    default:
      return null
  }
}
