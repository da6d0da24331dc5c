import * as z from 'zod/mini'
import { operation } from './operation'
import { recordSummary } from './record'
import { cursor, id, page, status, weekNumber } from './shapes'

const ruleShape = z.strictObject({
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
})

const soFar = z.strictObject({ filled: z.number(), due: z.number(), waived: z.number() })

const standingShape = z.strictObject({
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
  /** The plan's own number when the target was prorated (折算), else null. */
  literal: z.nullable(z.number()),
  expected: z.number(),
  status,
  words: z.string(),
  soFar: z.nullable(soFar),
})

const weekShape = z.strictObject({
  number: z.number(),
  monday: z.string(),
  sunday: z.string(),
  teachingDays: z.number(),
  last: z.number(),
  current: z.nullable(z.number()),
})

const asOf = z.strictObject({
  date: z.string(),
  computedAt: z.string(),
  planTitle: z.string(),
  planVersion: z.number(),
})

const rollUpShape = z.strictObject({
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

const week = z.optional(weekNumber)

export const standingOperations = {
  'standing.mine': operation({
    summary: "One's own promises",
    access: 'staff',
    input: z.strictObject({ week }),
    output: z.strictObject({
      week: weekShape,
      asOf,
      promises: z.array(z.strictObject({ rule: ruleShape, standing: standingShape })),
    }),
  }),
  'standing.school': operation({
    summary: "The school's week: every promise with done, target, expected and status, and who needs help",
    access: 'leader',
    input: z.strictObject({ week }),
    output: z.strictObject({
      week: weekShape,
      asOf,
      promises: z.array(
        z.strictObject({
          rule: ruleShape,
          periodLabel: z.string(),
          rollUp: rollUpShape,
          soFar: z.nullable(soFar),
          words: z.string(),
        }),
      ),
      /** What happened in the week: counted records by kind. */
      happened: z.array(z.strictObject({ kind: z.string(), label: z.string(), count: z.number() })),
      /** People and groups behind, in the order of the roster, never ranked. */
      needHelp: z.array(
        z.strictObject({
          ruleId: z.string(),
          subjectId: id,
          subjectName: z.string(),
          groupName: z.string(),
          words: z.string(),
        }),
      ),
      /** Things that wait for a decision, and gaps in the data. */
      open: z.strictObject({
        awaiting: z.number(),
        /** Records with an objection that their authors have not answered. */
        objections: z.number(),
        missingBirthDates: z.array(z.string()),
        /** What of the plan does not fit the term, and so is silently not owed; told to those who see the school. */
        misfits: z.array(z.string()),
      }),
    }),
  }),
  'standing.rule': operation({
    summary: 'One promise: the groups and people behind it',
    access: 'leader',
    input: z.strictObject({
      ruleId: z.string().check(z.maxLength(40)),
      week,
      /** Only the subjects of one status; the roll-ups are of all of them. */
      status: z.optional(status),
      /** Only the people of one teaching-research group, or those in none. */
      group: z.optional(z.union([id, z.literal('none')])),
      cursor,
    }),
    output: z.strictObject({
      week: weekShape,
      asOf,
      rule: ruleShape,
      clauseText: z.string(),
      periodLabel: z.string(),
      rollUp: rollUpShape,
      soFar: z.nullable(soFar),
      /** By teaching-research group, in roster order; last, under no id, those who are in none. */
      groups: z.array(z.strictObject({ id: z.nullable(id), name: z.string(), rollUp: rollUpShape })),
      subjects: page(standingShape),
    }),
  }),
  'standing.proof': operation({
    summary: 'What a number is made of: the formula, the records counted, the records left out and why',
    access: 'staff',
    input: z.strictObject({ ruleId: z.string().check(z.maxLength(40)), subjectId: id, week, cursor }),
    output: z.strictObject({
      week: weekShape,
      asOf,
      rule: ruleShape,
      clauseText: z.string(),
      standing: standingShape,
      formula: z.array(z.string()),
      counted: page(recordSummary),
      leftOut: z.array(z.strictObject({ record: recordSummary, reason: z.string() })),
    }),
  }),
}
