import type { CivilDate } from '../calendar/civil-date'
import type { Form } from '../form/form'
import type { Cadence } from './cadence'
import type { Measure } from './measure'
import type { Audience } from './predicate'
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
  /** Exceptions to rules for single subjects (调整). */
  readonly adjustments: readonly Adjustment[]
  /** Staged decisions (流程) and lists to inspect by (检查表): read, checked and kept; nothing computes them yet. */
  readonly workflows: readonly Workflow[]
  readonly checklists: readonly Checklist[]
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
  /** How the rules of a group combine on one subject; a group that is not named here takes the maximum. */
  readonly groups: Readonly<Record<string, GroupMode>>
  /** The id of the district's plan that this plan stands beside (基准计划). */
  readonly basePlan: string | null
}

/**
 * max 取高 · first 取首个匹配 (the first matching rule, though its number may be smaller) · sum 相加 (all matching targets)
 * · exclusive 不叠加 (a record counts for one rule of the group only, in the plan's order) · either 二选一 (one met is enough)
 */
export type GroupMode = 'max' | 'first' | 'sum' | 'exclusive' | 'either'

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
  /** Rules of one group combine on a subject as the group says; the maximum target by default. */
  readonly group: string | null
  readonly checker: string
  readonly note: string
}

/** What versions published before a setting or a sheet was added hold for it. */
export const PLAN_DEFAULTS = {
  forms: [],
  rubrics: [],
  options: {},
  adjustments: [],
  workflows: [],
  checklists: [],
} as const
export const SETTING_DEFAULTS = {
  participationThreshold: 60,
  signInCode: false,
  groups: {},
  basePlan: null,
} as const

/** hard 必达 may turn red once its period is over; soft 力争 is amber at most. */
export type Strength = 'hard' | 'soft'

/**
 * `none` is 不设数: log only, never red. `undecided` 待定 is an unclear number that a person has to settle: log only too, and
 * said. Amounts are in the unit the measure counts in; per cent have up to two decimals.
 */
export type Bound =
  | {
      readonly kind: 'atLeast' | 'atMost' | 'exactly'
      readonly amount: number
      readonly unit: string
      readonly relative?: Relative | undefined
    }
  /** ≈: within `tolerance` per cent of the amount; never red. */
  | { readonly kind: 'about'; readonly amount: number; readonly tolerance: number; readonly unit: string }
  /** From `amount` to `most`, both included. */
  | { readonly kind: 'range'; readonly amount: number; readonly most: number; readonly unit: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'undecided' }

/** The amount is a reference: (what it refers to + `before`) × `times` × (100 + `percent`) ÷ 100 + `plus`, rounded up. */
export interface Relative {
  /** lastTerm 上期 · baseline 基线 · peers 同组均值 · classSize 班额 · people 人数 · weeks 周数 (teaching weeks of the term) */
  readonly to: 'lastTerm' | 'baseline' | 'peers' | 'classSize' | 'people' | 'weeks'
  readonly before: number
  readonly times: number
  readonly percent: number
  readonly plus: number
}

/** One row of 调整: an exception for a subject, always with its reason. */
export interface Adjustment {
  readonly ruleId: string
  /** A person's or unit's name as in the roster; with several of the same name the import asks. */
  readonly subject: string
  readonly change:
    | { readonly kind: 'amount'; readonly amount: number }
    | { readonly kind: 'waive' }
    | { readonly kind: 'proration'; readonly on: boolean }
  /** Both included; null is the term's first or last day. */
  readonly from: CivilDate | null
  readonly to: CivilDate | null
  readonly reason: string
}

export interface Workflow {
  readonly name: string
  readonly stages: readonly {
    readonly name: string
    /** In the plan's words: 班主任, 年级组长, 校长. */
    readonly actor: string
    readonly due: string
    readonly note: string
  }[]
}

export interface Checklist {
  readonly name: string
  readonly items: readonly { readonly name: string; readonly finding: string; readonly note: string }[]
}
