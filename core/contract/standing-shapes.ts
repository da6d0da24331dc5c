import * as z from 'zod/mini'
import { isCivilDate } from '../calendar/civil-date'
import { id, status, weekNumber } from './shapes'

/** What the operations on standings share. Amounts are in the unit of the rule's measure. */

/** A plan among those that hold for the school; promises are evaluated for each plan separately. */
export const planRef = z.strictObject({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  effectiveFrom: z.string(),
  /** Whose plan it is: the school's own, or the district's that it stands beside (基准计划). */
  level: z.enum(['school', 'district']),
})

export const ruleShape = z.strictObject({
  /** Rules of two plans may bear the same id: `planId` and `id` together name one. */
  planId: z.string(),
  id: z.string(),
  name: z.string(),
  clause: z.string(),
  clauseTitle: z.string(),
  /** `每学期 ≥ 30 节` */
  demand: z.string(),
  unit: z.string(),
  level: z.enum(['person', 'group', 'grade', 'class', 'club', 'school', 'cluster', 'office']),
  strength: z.enum(['hard', 'soft']),
  recurring: z.boolean(),
  /** Counted record by record, or worked out when it is looked at. */
  measure: z.enum(['counted', 'fact', 'distinct', 'coverage', 'ratio', 'points', 'score']),
})

export const soFar = z.strictObject({ filled: z.number(), due: z.number(), waived: z.number() })

/** done 已完成 · late 补做 (after its day, still counted) · missed 未做 · waived 免除 · due 到期未做完 (today or this week) · coming 未到期 */
export const slotState = z.enum(['done', 'late', 'missed', 'waived', 'due', 'coming'])

/** One planned occasion of a recurring promise. */
export const slot = z.strictObject({
  /** The end of this day is when it is due. */
  on: z.string(),
  week: z.number(),
  label: z.string(),
  state: slotState,
  done: z.number(),
  target: z.nullable(z.number()),
  /** The planned day that fell away and is made up for here (调休); null otherwise. */
  insteadOf: z.nullable(z.string()),
  /** Why it is waived, moved or late; empty otherwise. */
  why: z.string(),
})

/** Where the promise ends up if things go on as they did: from the subject's own weeks of this term. */
export const forecast = z.strictObject({
  low: z.number(),
  high: z.number(),
  /** `照目前的进度，期末大约 24—28 节（要求 30 节）` */
  words: z.string(),
})

export const standingShape = z.strictObject({
  subjectId: id,
  subjectName: z.string(),
  /** Where the subject belongs: a person's teaching-research group; empty for units. */
  groupName: z.string(),
  period: z.strictObject({
    key: z.string(),
    label: z.string(),
    from: z.string(),
    to: z.string(),
    dueOn: z.string(),
  }),
  done: z.number(),
  target: z.nullable(z.number()),
  /** The plan's own number when the target was prorated (折算) or set for this subject (调整), else null. */
  literal: z.nullable(z.number()),
  expected: z.number(),
  status,
  words: z.string(),
  soFar: z.nullable(soFar),
  /** Of a ratio: Σ numerator and Σ denominator, so that sums are of sums; null for what is counted. */
  fraction: z.nullable(z.strictObject({ numerator: z.number(), denominator: z.number() })),
  forecast: z.nullable(forecast),
  /** What is special here, in words: 折算, 调整 with its reason, a missing birth date. */
  notes: z.array(z.string()),
})

export const weekShape = z.strictObject({
  number: z.number(),
  monday: z.string(),
  sunday: z.string(),
  teachingDays: z.number(),
  last: z.number(),
  current: z.nullable(z.number()),
})

export const asOf = z.strictObject({
  date: z.string(),
  computedAt: z.string(),
  /** Of the school's own plan; all plans are in `plans`. */
  planTitle: z.string(),
  planVersion: z.number(),
  plans: z.array(planRef),
  /** The moment whose knowledge this is, when one was asked for; what arrived later is not in it. */
  knownAt: z.nullable(z.string()),
})

export const rollUpShape = z.strictObject({
  owing: z.number(),
  met: z.number(),
  onTrack: z.number(),
  behind: z.number(),
  missed: z.number(),
  waived: z.number(),
  logOnly: z.number(),
  done: z.number(),
  target: z.number(),
  expected: z.number(),
  status,
})

export const ruleId = z.string().check(z.maxLength(40))

export const planId = z.optional(z.string().check(z.maxLength(100)))

const instant = z.string().check(
  z.maxLength(40, '时刻格式应为 2026-11-18T16:30:00+08:00'),
  z.refine(
    (text) =>
      isCivilDate(text.slice(0, 10)) &&
      /^T([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/.test(text.slice(10)),
    '时刻格式应为 2026-11-18T16:30:00+08:00',
  ),
)

/** Which week, and what was known when. */
export const view = {
  week: z.optional(weekNumber),
  /** Answers with what was known at this instant, by the plan versions published by then. */
  knownAt: z.optional(instant),
}
