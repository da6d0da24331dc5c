import * as z from 'zod/mini'
import { operation } from './operation'
import { civilDate, id, status } from './shapes'
import { promise } from './standing'
import {
  asOf,
  planId,
  planRef,
  rollUpShape,
  ruleId,
  ruleShape,
  slot,
  standingShape,
  view,
  weekShape,
} from './standing-shapes'

const counts = z.strictObject({
  met: z.number(),
  onTrack: z.number(),
  behind: z.number(),
  missed: z.number(),
  waived: z.number(),
  logOnly: z.number(),
})

/** A clause with its text; the tree is by `parent`, in the plan's order. */
const clause = z.strictObject({
  number: z.string(),
  parent: z.nullable(z.string()),
  /** 1 at the top. */
  depth: z.number(),
  title: z.string(),
  text: z.string(),
  department: z.string(),
  rules: z.array(
    z.strictObject({
      rule: ruleShape,
      /** Null where the caller sees nothing of it: a teacher sees the own promises only. */
      live: z.nullable(z.strictObject({ rollUp: rollUpShape, words: z.string() })),
    }),
  ),
  /** Promises at and below the clause by how they stand; those the caller does not see are not in it. */
  counts,
})

const cell = z.strictObject({
  /** By the end of the week, or by today in the running one; null where nothing is owed yet or any more. */
  status: z.nullable(status),
  /** Of the period that the week lies in, by then. */
  done: z.number(),
  target: z.nullable(z.number()),
  /** What was counted within the week; null for a number that is worked out. */
  inWeek: z.nullable(z.number()),
})

const heatRow = z.strictObject({
  /** A person, unit or rule: what the other page is opened with. */
  id: z.string(),
  planId: z.string(),
  name: z.string(),
  groupName: z.string(),
  /** One for each of `weeks`. */
  cells: z.array(cell),
})

/** A school's value under one of the district's rules. */
const schoolValue = z.strictObject({
  schoolId: id,
  /** Null where the value would tell of fewer than five children, or the school has no term. */
  value: z.nullable(
    z.strictObject({
      /** Σ done ÷ Σ target, or subjects that keep it ÷ subjects that owe it; never an average. */
      numerator: z.number(),
      denominator: z.number(),
      done: z.number(),
      target: z.number(),
      owing: z.number(),
      met: z.number(),
      status,
      words: z.string(),
    }),
  ),
  suppressed: z.boolean(),
})

const districtValue = z.strictObject({
  numerator: z.number(),
  denominator: z.number(),
  /** How many schools are in the sums. */
  schools: z.number(),
  words: z.string(),
})

export const standingViewOperations = {
  'standing.clauses': operation({
    summary:
      "The plans' clauses with their text, and on each its promises as they stand: the plan is the dashboard",
    input: z.strictObject(view),
    output: z.strictObject({
      week: weekShape,
      asOf,
      plans: z.array(z.strictObject({ plan: planRef, clauses: z.array(clause), counts })),
    }),
  }),
  'standing.heat': operation({
    summary:
      'The term week by week: one promise by its people or units, or one person by their promises; in roster order, never ranked',
    input: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('rule'), ruleId, planId, ...view }),
      z.strictObject({ by: z.literal('person'), personId: id, ...view }),
      /** A unit's own promises: a group's, a class's, the school's. */
      z.strictObject({ by: z.literal('unit'), unitId: id, ...view }),
    ]),
    output: z.strictObject({
      week: weekShape,
      asOf,
      title: z.string(),
      /** Of the promise, when one was asked for. */
      rule: z.nullable(ruleShape),
      /** The weeks that have begun by the week asked for. */
      weeks: z.array(
        z.strictObject({
          number: z.number(),
          monday: z.string(),
          sunday: z.string(),
          teachingDays: z.number(),
        }),
      ),
      rows: z.array(heatRow),
    }),
  }),
  'standing.group': operation({
    summary: "A group's page: its own promises and, by person, its members'",
    input: z.strictObject({ groupId: id, ...view }),
    output: z.strictObject({
      week: weekShape,
      asOf,
      group: z.strictObject({ id, name: z.string(), kind: z.string(), leads: z.array(z.string()) }),
      promises: z.array(z.strictObject({ rule: ruleShape, standing: standingShape, slots: z.array(slot) })),
      /** The members' promises rolled up, one a rule. */
      together: z.array(promise),
      members: z.array(
        z.strictObject({
          id,
          name: z.string(),
          posts: z.array(z.string()),
          promises: z.array(
            z.strictObject({
              planId: z.string(),
              ruleId: z.string(),
              ruleName: z.string(),
              standing: standingShape,
            }),
          ),
        }),
      ),
    }),
  }),
  'standing.district': operation({
    summary:
      "The district's promises school by school, by name and never ranked, with sums by cluster; names of principals only",
    input: z.strictObject({
      /** The day to look at, today unless asked otherwise: schools count weeks of their own. */
      on: z.optional(civilDate),
    }),
    output: z.strictObject({
      asOf: z.strictObject({ date: z.string(), computedAt: z.string(), plan: z.nullable(planRef) }),
      schools: z.array(
        z.strictObject({
          id,
          name: z.string(),
          clusterIds: z.array(id),
          principals: z.array(z.string()),
          /** The running week of the school's term; null outside it. */
          week: z.nullable(z.number()),
          /** How the promises of the school's own plan stand, as a whole. */
          own: z.nullable(counts),
        }),
      ),
      clusters: z.array(z.strictObject({ id, name: z.string(), schoolIds: z.array(id) })),
      rules: z.array(
        z.strictObject({
          rule: ruleShape,
          /** One for each of `schools`. */
          values: z.array(schoolValue),
          clusters: z.array(z.strictObject({ clusterId: id, value: districtValue })),
          total: districtValue,
        }),
      ),
    }),
  }),
}
