import type { CivilDate, Weekday } from '../calendar/civil-date'
import type { Form } from '../form/form'
import type { GroupKind } from '../org/person'
import type { Absence, Post } from '../org/post'
import type { BasicMeasure, Measure } from './measure'
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

export type Audience =
  | { readonly level: 'person'; readonly who: PersonPredicate }
  | { readonly level: 'group'; readonly groupKind: GroupKind; readonly where?: UnitPredicate | undefined }
  | { readonly level: UnitLevel; readonly where?: UnitPredicate | undefined }

/** `office` is the body that issued the plan (教育局, 学区, 教科所); `cluster` a 片区 or 共同体 of schools. */
export type UnitLevel = 'grade' | 'class' | 'club' | 'school' | 'cluster' | 'office'

export type PersonPredicate =
  | { readonly is: 'post'; readonly post: Post }
  | { readonly is: 'age'; readonly compare: Compare; readonly years: number }
  /** 教龄, or the time in the present post (任现职年限), in full years on the first day of term. */
  | {
      readonly is: 'years'
      readonly of: 'teaching' | 'inPost'
      readonly compare: Compare
      readonly years: number
    }
  /** A title, rank or standing that the roster gives a person for some time: 骨干教师, 一级教师, 党员, 在编. */
  | { readonly is: 'tag'; readonly tag: string }
  | { readonly is: 'subject'; readonly subjects: readonly string[] }
  /** Teaches or leads in a grade (一年级). */
  | { readonly is: 'grade'; readonly grades: readonly string[] }
  /** 产假, 借调, 跟岗 …: those away are out of every audience that does not ask for them. */
  | { readonly is: 'away'; readonly absence: Absence }
  | { readonly is: 'member'; readonly groupKind: GroupKind }
  /** Works at a school of which this is true (寄宿, 完小, 人数≥500). */
  | { readonly is: 'school'; readonly where: UnitPredicate }
  | { readonly is: 'all' | 'any'; readonly of: readonly PersonPredicate[] }
  | { readonly is: 'not'; readonly of: PersonPredicate }

export type UnitPredicate =
  /** A number the roster keeps of the unit: 人数, 班数. */
  | { readonly is: 'fact'; readonly fact: string; readonly compare: Compare; readonly amount: number }
  /** What the unit is: 寄宿, 完小, 民办, 附设园, 基地校. */
  | { readonly is: 'tag'; readonly tag: string }
  | { readonly is: 'subject'; readonly subjects: readonly string[] }
  | { readonly is: 'grade'; readonly grades: readonly string[] }
  | { readonly is: 'named'; readonly names: readonly string[] }
  | { readonly is: 'all' | 'any'; readonly of: readonly UnitPredicate[] }
  | { readonly is: 'not'; readonly of: UnitPredicate }

export type Compare = '<=' | '>=' | '<' | '>' | '='

/** `carryOver` 可顺延: a missed slot may be made up for in a later one. */
export type Cadence = Stepped & { readonly carryOver?: boolean | undefined }

type Stepped =
  | { readonly every: 'term' | 'schoolYear' | 'year' }
  /** `step` 2 is every second week; a parity is by the number of the week in the term (单周, 双周). */
  | {
      readonly every: 'week'
      readonly step?: 2 | undefined
      readonly parity?: Parity | undefined
      readonly times?: number | undefined
    }
  | {
      readonly every: 'weekday'
      readonly weekday: Weekday
      readonly parity?: Parity | undefined
      /** 每周四第3节: said, not judged; records other than observations know no period. */
      readonly period?: number | undefined
    }
  /** 每周一、三、五: as many slots a week, in the order of the week. */
  | { readonly every: 'weekdays'; readonly weekdays: readonly Weekday[] }
  /** 每教学日; with holidays, every day of the term. */
  | { readonly every: 'day'; readonly holidays: boolean }
  /**
   * Every `step` months (2 两个月, 3 季度); a part is 上旬 (days 1–10), 中旬 (11–20) or 下旬; `by` is the day of each month, or its
   * last, by which it is due (每月25日前).
   */
  | {
      readonly every: 'month'
      readonly step?: 2 | 3 | undefined
      readonly part?: 'early' | 'middle' | 'late' | undefined
      readonly by?: number | undefined
    }
  /** Named windows of 设置. */
  | { readonly every: 'milestone'; readonly names: readonly string[] }
  /** Windows written where they are needed; each is owed once. */
  | { readonly every: 'window'; readonly windows: readonly Window[] }
  /** 学期内n次, at least `apart` days between one and the next. */
  | { readonly every: 'times'; readonly count: number; readonly apart: number }
  /** Owed for every record of `after` (每次检测后7日内), or before it (课前7日). Days are civil days. */
  | {
      readonly every: 'event'
      readonly after: BasicMeasure
      readonly within: number
      readonly before: boolean
    }
  /** `years` full years after the date that the roster keeps of the subject (自上次培训起满5年). */
  | { readonly every: 'since'; readonly anchor: string; readonly years: number }
  /** Looked at once, on the term's first day (学期初快照). */
  | { readonly every: 'snapshot' }
  /** 定期, 适时: log only until the school chooses one. */
  | { readonly every: 'unset' }

export type Parity = 'odd' | 'even'

/** Dates are of the school year the term lies in where only month and day are given; `from` null is the term's first day. */
export type Window =
  | { readonly by: 'weeks'; readonly from: number; readonly to: number }
  /** `MM-DD`, both included; a whole month is 03-01 to 03-31. Whether it is this calendar year's is for the term to say. */
  | { readonly by: 'days'; readonly from: string | null; readonly to: string }
  /** Full dates, `YYYY-MM-DD`. */
  | { readonly by: 'dates'; readonly from: CivilDate | null; readonly to: CivilDate }

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
