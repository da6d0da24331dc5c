import * as z from 'zod/mini'
import { RECORD_KINDS, type RecordKind } from '../record/record'
import { operation } from './operation'
import { payloads } from './payloads'
import { cursor, id, page, requiredText, text } from './shapes'

const revision = z.number().check(z.int(), z.gte(1), z.lte(1_000_000, '版本号不对，请刷新后再试'))

export const content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('observation'), payload: payloads.observation }),
  z.strictObject({ kind: z.literal('research'), payload: payloads.research }),
  z.strictObject({ kind: z.literal('inspection'), payload: payloads.inspection }),
  z.strictObject({ kind: z.literal('showcase'), payload: payloads.showcase }),
  z.strictObject({ kind: z.literal('assessment'), payload: payloads.assessment }),
  z.strictObject({ kind: z.literal('clubSession'), payload: payloads.clubSession }),
  z.strictObject({ kind: z.literal('register'), payload: payloads.register }),
])

const kind = z.enum(Object.keys(RECORD_KINDS) as RecordKind[])
const state = z.enum(['counted', 'awaiting', 'returned', 'withdrawn'])

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
})

export const recordOperations = {
  'record.submit': operation({
    summary:
      'Keep a record under an id made by the client; the same submission any number of times is one record',
    access: 'staff',
    input: z.strictObject({ id, content }),
    output: receipt,
  }),
  'record.correct': operation({
    summary: "Replace one's own record's content; `revision` is the one seen when the correction began",
    access: 'staff',
    input: z.strictObject({ id, revision, content }),
    output: receipt,
  }),
  'record.withdraw': operation({
    summary: "Take one's own record back; it stops counting and stays in the history",
    access: 'staff',
    input: z.strictObject({ id, revision, reason: text(200, '撤回原因') }),
    output: receipt,
  }),
  'record.decide': operation({
    summary: "Approve a late entry, or return somebody else's record with a reason",
    access: 'checker',
    input: z.discriminatedUnion('decision', [
      z.strictObject({ id, revision, decision: z.literal('approve') }),
      z.strictObject({ id, revision, decision: z.literal('return'), reason: requiredText(200, '退回原因') }),
    ]),
    output: receipt,
  }),
  'record.list': operation({
    summary:
      "Records, the newest lesson first: one's own, those about one's lessons, or (checkers) those awaiting a decision",
    access: 'staff',
    input: z.strictObject({
      whose: z.enum(['mine', 'aboutMe', 'awaiting']),
      kind: z.optional(kind),
      cursor,
    }),
    output: page(recordSummary),
  }),
  'record.show': operation({
    summary: 'One record with what it counts for and its history',
    access: 'staff',
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
      receipt,
      history: z.array(
        z.strictObject({ at: z.string(), who: z.string(), did: z.string(), reason: z.string() }),
      ),
      may: z.strictObject({
        correct: z.boolean(),
        withdraw: z.boolean(),
        approve: z.boolean(),
        return: z.boolean(),
      }),
    }),
  }),
}
