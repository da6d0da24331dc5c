import type { Rule } from '#core/plan/plan'
import type { Asked, NaiveValue } from './naive-measure'
import type { NaiveService } from './naive-people'

/** What a standing says, worked out anew from the raw records with no code of the core. */
export interface NaiveStanding {
  readonly ruleId: string
  readonly subjectId: string
  readonly from: string
  readonly to: string
  readonly done: number
  readonly target: number | null
  readonly literal: number | null
  readonly expected: number
  readonly status: string
  readonly prorated: boolean
  readonly gaps: readonly string[]
  readonly soFar: { filled: number; due: number; waived: number } | null
}

/** One rule for one subject, and all that is needed to tell. */
export interface Case {
  readonly rule: Rule
  readonly service: NaiveService
  readonly asked: Asked
  readonly week: number
  readonly asOf: string
  /** What other rules of the group have taken of each day (不叠加). */
  readonly taken: ReadonlyMap<string, number>
}

export interface NaiveShare {
  readonly literal: number
  /** For each slot, and in all. */
  readonly each: number
  readonly all: number
  readonly prorated: boolean
  readonly exempt: boolean
}

/** What is done in a period, each slot's own, and what it comes to. */
export interface NaiveDone {
  readonly value: NaiveValue
  readonly own: readonly number[] | null
  readonly target: number
}

export const isCounted = ({ measure }: Rule) =>
  !['fact', 'declared', 'distinct', 'coverage', 'ratio', 'points', 'score'].includes(measure.name)

export const isLongRun = ({ cadence }: Rule) =>
  ['term', 'times', 'schoolYear', 'year'].includes(cadence.every)
