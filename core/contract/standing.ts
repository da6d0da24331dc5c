import * as z from 'zod/mini'
import { operation } from './operation'
import { recordSummary } from './record'
import { cursor, id, page, status } from './shapes'
import {
  asOf,
  planId,
  rollUpShape,
  ruleId,
  ruleShape,
  slot,
  slotState,
  soFar,
  standingShape,
  view,
  weekShape,
} from './standing-shapes'

/** One promise of a plan with all that owe it, as a line of a page. */
export const promise = z.strictObject({
  rule: ruleShape,
  periodLabel: z.string(),
  rollUp: rollUpShape,
  soFar: z.nullable(soFar),
  words: z.string(),
})

const ruleRef = z.strictObject({ planId: z.string(), ruleId: z.string(), ruleName: z.string() })

/** What of a recurring promise falls due in the week. */
const due = z.strictObject({
  ...ruleRef.shape,
  clause: z.string(),
  /** How many slots of the week stand how. */
  counts: z.strictObject({
    done: z.number(),
    late: z.number(),
    missed: z.number(),
    waived: z.number(),
    due: z.number(),
    coming: z.number(),
  }),
  /** Whose slots are not done, in the order of the roster; at most 30. */
  open: z.array(z.strictObject({ subjectId: id, subjectName: z.string(), on: z.string(), state: slotState })),
  /** How many more there are than `open` lists. */
  more: z.number(),
  words: z.string(),
})

/** Something to be handed in or done once, within the next 14 days or overdue. */
const deadline = z.strictObject({
  ...ruleRef.shape,
  subjectId: id,
  subjectName: z.string(),
  dueOn: z.string(),
  /** Negative once it is overdue. */
  daysLeft: z.number(),
  words: z.string(),
})

export const happened = z.array(z.strictObject({ kind: z.string(), label: z.string(), count: z.number() }))

export const helpNeeded = z.strictObject({
  planId: z.string(),
  ruleId: z.string(),
  ruleName: z.string(),
  subjectId: id,
  subjectName: z.string(),
  groupName: z.string(),
  words: z.string(),
})

/** One side of a ratio, or what a derived number counts; `part` opens its records in `standing.proof`. */
const operand = z.strictObject({
  label: z.string(),
  amount: z.number(),
  unit: z.string(),
  /** How the amount came about, where no records stand behind it: a roster number, days of the timetable. */
  source: z.string(),
  /** Whether records stand behind it. */
  opens: z.boolean(),
})

/** What a number that is worked out is made of. */
const makeUp = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: operand,
    denominator: operand,
    /** What each below the subject brings to both sums, in roster order. */
    below: z.array(z.strictObject({ id, name: z.string(), numerator: z.number(), denominator: z.number() })),
  }),
  z.strictObject({
    kind: z.literal('coverage'),
    atLeast: z.number(),
    covered: z.array(z.strictObject({ id: z.nullable(id), name: z.string(), done: z.number() })),
    missing: z.array(z.strictObject({ id: z.nullable(id), name: z.string(), done: z.number() })),
  }),
  z.strictObject({
    kind: z.literal('distinct'),
    values: z.array(z.strictObject({ value: z.string(), count: z.number() })),
  }),
  z.strictObject({
    kind: z.literal('points'),
    full: z.number(),
    /** Taken off for each unit short. */
    lose: z.number(),
    lines: z.array(
      z.strictObject({ ruleId: z.string(), ruleName: z.string(), short: z.number(), lost: z.number() }),
    ),
  }),
  z.strictObject({ kind: z.literal('fact'), fact: operand }),
])

export const standingOperations = {
  'standing.mine': operation({
    summary: "One's own promises, with the slots of those that recur",
    input: z.strictObject(view),
    output: z.strictObject({
      week: weekShape,
      asOf,
      promises: z.array(z.strictObject({ rule: ruleShape, standing: standingShape, slots: z.array(slot) })),
    }),
  }),
  'standing.school': operation({
    summary:
      "The principal's week: what was due, how every promise stands, what happened, who needs help, what to decide",
    input: z.strictObject(view),
    output: z.strictObject({
      week: weekShape,
      asOf,
      /** Teaching days of the term, up to the day judged at. */
      pace: z.strictObject({ elapsed: z.number(), total: z.number(), words: z.string() }),
      /** What of recurring promises falls due in the week, in the plan's order. */
      due: z.array(due),
      promises: z.array(promise),
      /** What happened in the week: counted records by kind. */
      happened,
      /** People and groups behind, in the order of the roster, never ranked. */
      needHelp: z.array(helpNeeded),
      /** Things that wait for a decision, and gaps in the data. */
      open: z.strictObject({
        awaiting: z.number(),
        /** Handed in and not accepted yet. */
        toAccept: z.number(),
        /** Records with an objection that their authors have not answered. */
        objections: z.number(),
        /** Due within 14 days, or overdue; the soonest first. */
        deadlines: z.array(deadline),
        missingBirthDates: z.array(z.string()),
        /** People whose quota hangs on when they began to teach, which the roster does not say. */
        missingTeachingSince: z.array(z.string()),
        /** 定期: the school has to choose how often. */
        unsetCadence: z.array(ruleRef),
        /** 待定: the number has to be settled. */
        undecided: z.array(ruleRef),
        /** What of the plan does not fit the term, and so is silently not owed; told to those who see the school. */
        misfits: z.array(z.string()),
      }),
    }),
  }),
  'standing.rule': operation({
    summary: 'One promise: the groups and people behind it',
    input: z.strictObject({
      ruleId,
      /** The school's own plan unless it says otherwise. */
      planId,
      ...view,
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
    summary:
      'What a number is made of: the formula, the records counted, the records left out and why; for a number that is worked out, its parts',
    input: z.strictObject({
      ruleId,
      planId,
      subjectId: id,
      ...view,
      /** Whose records to list of a number that is worked out: the numerator's unless asked otherwise. */
      part: z.optional(z.enum(['numerator', 'denominator'])),
      cursor,
    }),
    output: z.strictObject({
      week: weekShape,
      asOf,
      rule: ruleShape,
      clauseText: z.string(),
      standing: standingShape,
      formula: z.array(z.string()),
      slots: z.array(slot),
      /** Null for what is counted record by record. */
      makeUp: z.nullable(makeUp),
      counted: page(recordSummary),
      leftOut: z.array(z.strictObject({ record: recordSummary, reason: z.string() })),
    }),
  }),
}
