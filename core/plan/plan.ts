import type { Weekday } from '../calendar/civil-date'
import type { Form } from '../form/form'
import type { GroupKind } from '../org/person'
import type { Post } from '../org/post'
import type { Measure } from './measure'
import type { Rubric } from './rubric'

/** A published plan version is immutable; a later version takes effect from its own date. */
export interface Plan {
  readonly id: string
  readonly title: string
  readonly settings: PlanSettings
  readonly clauses: readonly Clause[]
  readonly rules: readonly Rule[]
  /** Registers of the plan's own (登记表). */
  readonly forms: readonly Form[]
  readonly rubrics: readonly Rubric[]
  /** Lists used by the built-in forms, by name: 课型, 教研形式 (选项). */
  readonly options: Readonly<Record<string, readonly string[]>>
}

export interface PlanSettings {
  /** Mid-term joiners and changes owe a share by teaching weeks (折算); off shows the literal number only. */
  readonly proration: boolean
  /** Days after the lesson in which an entry needs nobody's approval. */
  readonly lateEntryDays: number
  /** Milestone windows in weeks of the term, by their name in the plan (期初, 期中, 期末). */
  readonly milestones: readonly Milestone[]
  /** Clubs whose participation stays under this share of their members are suggested for merging; per cent. */
  readonly participationThreshold: number
  /** Whether research may be signed in to by a rotating code; attendance by the organiser is the default (减负). */
  readonly signInCode: boolean
}

export interface Milestone {
  readonly name: string
  readonly fromWeek: number
  readonly toWeek: number
}

/** A clause of the plan's text; `number` is the plan's own (3, 3.2, 3.2.1) and carries the tree. */
export interface Clause {
  readonly number: string
  readonly title: string
  readonly text: string
  readonly department: string
}

export interface Rule {
  readonly id: string
  readonly clause: string
  readonly name: string
  readonly audience: Audience
  readonly measure: Measure
  readonly cadence: Cadence
  readonly bound: Bound
  readonly strength: Strength
  /** Rules of one group combine on a person as the group says; the maximum target by default. */
  readonly group: string | null
  readonly checker: string
  readonly note: string
}

/** What versions published before a setting or a sheet was added hold for it. */
export const PLAN_DEFAULTS = { forms: [], rubrics: [], options: {} } as const
export const SETTING_DEFAULTS = { participationThreshold: 60, signInCode: false } as const

/** hard 必达 may turn red once its period is over; soft 力争 is amber at most. */
export type Strength = 'hard' | 'soft'

export type Audience =
  | { readonly level: 'person'; readonly who: PersonPredicate }
  | { readonly level: 'group'; readonly groupKind: GroupKind }
  | { readonly level: 'grade' }
  | { readonly level: 'class' }
  | { readonly level: 'club' }
  | { readonly level: 'school' }

export type PersonPredicate =
  | { readonly is: 'post'; readonly post: Post }
  | { readonly is: 'age'; readonly compare: Compare; readonly years: number }
  | { readonly is: 'all' | 'any'; readonly of: readonly PersonPredicate[] }
  | { readonly is: 'not'; readonly of: PersonPredicate }

export type Compare = '<=' | '>=' | '<' | '>' | '='

export type Cadence =
  | { readonly every: 'term' }
  | { readonly every: 'week' }
  | { readonly every: 'weekday'; readonly weekday: Weekday }
  | { readonly every: 'milestone'; readonly names: readonly string[] }

/** `none` is 不设数: log only, never red. Amounts are in the unit the measure counts in. */
export type Bound =
  | { readonly kind: 'atLeast' | 'atMost' | 'exactly'; readonly amount: number; readonly unit: string }
  | { readonly kind: 'none' }
