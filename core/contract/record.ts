import * as z from 'zod/mini'
import { RECORD_KINDS, type RecordKind } from '../record/record'
import { ATTENDANCE_MARKS, type AttendanceMark } from '../record/research'
import { STANCES, type Stance } from '../record/statement'
import { operation } from './operation'
import { payloads } from './payloads'
import { civilDate, cursor, id, page, requiredText, revision, text } from './shapes'

export const content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('observation'), payload: payloads.observation }),
  z.strictObject({ kind: z.literal('research'), payload: payloads.research }),
  z.strictObject({ kind: z.literal('inspection'), payload: payloads.inspection }),
  z.strictObject({ kind: z.literal('showcase'), payload: payloads.showcase }),
  z.strictObject({ kind: z.literal('assessment'), payload: payloads.assessment }),
  z.strictObject({ kind: z.literal('clubSession'), payload: payloads.clubSession }),
  z.strictObject({ kind: z.literal('register'), payload: payloads.register }),
  z.strictObject({ kind: z.literal('deliverable'), payload: payloads.deliverable }),
  z.strictObject({ kind: z.literal('declared'), payload: payloads.declared }),
])

const kind = z.enum(Object.keys(RECORD_KINDS) as RecordKind[])
const state = z.enum(['counted', 'awaiting', 'returned', 'withdrawn'])
const mark = z.enum(Object.keys(ATTENDANCE_MARKS) as AttendanceMark[])
const stance = z.enum(Object.keys(STANCES) as Stance[])

/** What the person gets back for a record: proof that it is kept, and which promises it served. */
const receipt = z.strictObject({
  id,
  revision: z.number(),
  state,
  late: z.boolean(),
  receivedAt: z.string(),
  /** SHA-256 of the record as kept, hexadecimal. */
  hash: z.string(),
  credits: z.array(
    z.strictObject({
      ruleId: z.string(),
      ruleName: z.string(),
      quantity: z.number(),
      unit: z.string(),
      /** How many people it counts for besides the author. */
      others: z.number(),
    }),
  ),
  /** Promises that look at this kind of record but leave this one out, and why. */
  leftOut: z.array(z.strictObject({ ruleId: z.string(), ruleName: z.string(), reason: z.string() })),
})

export const recordSummary = z.strictObject({
  id,
  kind,
  on: z.string(),
  week: z.nullable(z.number()),
  title: z.string(),
  detail: z.string(),
  authorId: id,
  authorName: z.string(),
  state,
  late: z.boolean(),
  quantity: z.number(),
  unit: z.string(),
  recording: z.boolean(),
  /** What was said to it last, by the observed teacher or its author; null for nothing. */
  stance: z.nullable(stance),
  /** Somebody has checked it as it is now. */
  checked: z.boolean(),
  /** Of an entry of a register that is listed by its form: the answers in words, by field. */
  answers: z.optional(z.record(z.string(), z.string())),
})

/** What the observed teacher or the author has said to a record. */
const statement = z.strictObject({
  id,
  who: z.string(),
  stance,
  words: z.string(),
  at: z.string(),
  /** Said to the content as it is now, not to one corrected since. */
  current: z.boolean(),
})

export const recordOperations = {
  'record.submit': operation({
    summary:
      'Keep a record under an id made by the client; the same submission any number of times is one record',
    input: z.strictObject({
      id,
      content,
      /** From opening the form to handing in, while it was in sight: kept of nobody, and shown to the office as a median. */
      seconds: z.optional(z.number().check(z.int(), z.gte(1), z.lte(7200))),
    }),
    output: receipt,
  }),
  'record.correct': operation({
    summary: "Replace one's own record's content; `revision` is the one seen when the correction began",
    input: z.strictObject({ id, revision, content }),
    output: receipt,
  }),
  'record.withdraw': operation({
    summary: "Take one's own record back; it stops counting and stays in the history",
    input: z.strictObject({ id, revision, reason: text(200, '撤回原因') }),
    output: receipt,
  }),
  'record.decide': operation({
    summary:
      "Approve a late entry, pass a counted record as checked, accept what was handed in, or return it with a reason; never one's own",
    input: z.discriminatedUnion('decision', [
      z.strictObject({ id, revision, decision: z.literal('approve') }),
      z.strictObject({ id, revision, decision: z.literal('pass') }),
      z.strictObject({ id, revision, decision: z.literal('accept') }),
      z.strictObject({ id, revision, decision: z.literal('return'), reason: requiredText(200, '退回原因') }),
    ]),
    output: receipt,
  }),
  'record.respond': operation({
    summary:
      'The observed teacher confirms a record or objects to it, its author answers an objection; all words are kept',
    input: z.discriminatedUnion('stance', [
      z.strictObject({ id, recordId: id, stance: z.literal('confirm'), words: text(500, '想说的话') }),
      z.strictObject({ id, recordId: id, stance: z.literal('object'), words: requiredText(500, '异议') }),
      z.strictObject({ id, recordId: id, stance: z.literal('reply'), words: requiredText(500, '答复') }),
    ]),
    output: statement,
  }),
  'record.sample': operation({
    summary:
      "A random sample of the last four weeks' counted records that nobody has checked, spread over their authors; the same one all week",
    input: z.strictObject({
      size: z
        .number('请选择抽查多少条')
        .check(z.int('条数应为整数'), z.gte(1, '至少抽 1 条'), z.lte(20, '一次最多抽 20 条')),
      kind,
    }),
    output: z.strictObject({
      from: z.string(),
      /** Counted records of others since then, and how many of them were checked. */
      counted: z.number(),
      checked: z.number(),
      items: z.array(recordSummary),
    }),
  }),
  'record.list': operation({
    summary:
      "Records, the newest first: one's own, one's own that were returned, those about one's lessons, one's own with an objection to answer, all such (leaders), (checkers) those awaiting a decision or to be accepted, or all that the caller may read; of a kind, a form, a unit or some days",
    input: z.strictObject({
      whose: z.enum([
        'mine',
        'returned',
        'aboutMe',
        'toAnswer',
        'objected',
        'awaiting',
        'toAccept',
        'readable',
      ]),
      kind: z.optional(kind),
      /** Entries of a register, by the form's name. */
      form: z.optional(requiredText(60, '登记表')),
      /** The unit, or the teacher, they are about. */
      aboutId: z.optional(id),
      from: z.optional(civilDate),
      to: z.optional(civilDate),
      cursor,
    }),
    output: page(recordSummary),
  }),
  'record.show': operation({
    summary: 'One record with what it counts for and its history',
    input: z.strictObject({ id }),
    output: z.strictObject({
      id,
      revision: z.number(),
      state,
      late: z.boolean(),
      author: z.strictObject({ id, name: z.string() }),
      content,
      /** Names for the ids in the content. */
      names: z.strictObject({ teacher: z.string(), class: z.string(), unit: z.string() }),
      /** Of attendance marks, as far as the caller may see them. */
      people: z.array(z.strictObject({ id, name: z.string() })),
      /** How the caller was marked; null for who was not. Other people's marks are not for everybody. */
      ownMark: z.nullable(mark),
      receipt,
      history: z.array(
        z.strictObject({ at: z.string(), who: z.string(), did: z.string(), reason: z.string() }),
      ),
      /** The oldest first. */
      statements: z.array(statement),
      checked: z.nullable(z.strictObject({ who: z.string(), at: z.string() })),
      may: z.strictObject({
        correct: z.boolean(),
        withdraw: z.boolean(),
        approve: z.boolean(),
        pass: z.boolean(),
        /** 受理: of something handed in that the caller accepts for the school or the district. */
        accept: z.boolean(),
        return: z.boolean(),
        /** What the caller may say to it now. */
        state: z.array(stance),
      }),
    }),
  }),
}
