import * as z from 'zod/mini'
import { operation } from './operation'
import { recordSummary } from './record'
import { cursor, id, nothing, page, status, weekNumber } from './shapes'
import { happened, helpNeeded, promise } from './standing'
import { asOf, planId, ruleId, weekShape } from './standing-shapes'

const kind = z.enum(['week', 'month', 'term'])

/** A report is made once and never changes: it says what was known when it was frozen. */
const reportLine = z.strictObject({
  id,
  kind,
  /** `第 11 周周报`, `2026 年 10 月月报`, `2026—2027 学年第一学期学期报告` */
  title: z.string(),
  from: z.string(),
  to: z.string(),
  frozenAt: z.string(),
})

/** A number that would be another one today, because of what arrived, was corrected or fell away later. */
const difference = z.strictObject({
  planId: z.string(),
  ruleId: z.string(),
  ruleName: z.string(),
  subjectId: id,
  subjectName: z.string(),
  unit: z.string(),
  was: z.number(),
  now: z.number(),
  statusWas: status,
  statusNow: status,
  words: z.string(),
})

/** A record that came, changed or fell away after the report was frozen. */
const lateRecord = z.strictObject({
  record: recordSummary,
  what: z.enum(['added', 'changed', 'removed']),
  at: z.string(),
})

/** A workbook to keep; its figures are those on the screen. */
const workbook = z.strictObject({
  name: z.string(),
  type: z.literal('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  base64: z.string(),
})

export const reportOperations = {
  'report.list': operation({
    summary:
      'The reports of the school, the newest first; those that are due are frozen by the first who looks',
    input: z.strictObject({ kind: z.optional(kind), cursor }),
    output: page(reportLine),
  }),
  'report.show': operation({
    summary: 'A report as it was frozen, and how many numbers would be others today (已补录)',
    input: z.strictObject({ id }),
    output: z.strictObject({
      report: reportLine,
      week: weekShape,
      asOf,
      summary: z.array(z.string()),
      promises: z.array(promise),
      happened,
      needHelp: z.array(helpNeeded),
      /** What arrived later, beside the figures and never in them. */
      later: z.strictObject({ records: z.number(), differences: z.array(difference) }),
    }),
  }),
  'report.later': operation({
    summary: 'The records that came, changed or fell away after a report was frozen, the latest first',
    input: z.strictObject({ id, cursor }),
    output: page(lateRecord),
  }),
  'report.freeze': operation({
    summary: 'Freeze the reports that are due; any number of times is the same',
    input: nothing,
    output: z.strictObject({ frozen: z.array(reportLine) }),
  }),
  'report.export': operation({
    summary: 'A page as a workbook (xlsx)',
    input: z.discriminatedUnion('what', [
      z.strictObject({ what: z.literal('week'), week: z.optional(weekNumber) }),
      z.strictObject({ what: z.literal('rule'), ruleId, planId, week: z.optional(weekNumber) }),
      z.strictObject({ what: z.literal('heat'), ruleId, planId, week: z.optional(weekNumber) }),
      z.strictObject({ what: z.literal('person'), personId: id, week: z.optional(weekNumber) }),
      z.strictObject({ what: z.literal('group'), groupId: id, week: z.optional(weekNumber) }),
      z.strictObject({ what: z.literal('district') }),
      z.strictObject({ what: z.literal('report'), id }),
    ]),
    output: workbook,
  }),
  'report.calendar': operation({
    summary:
      "The caller's due dates and sessions as a calendar file (ICS), and whether a subscription is open",
    input: nothing,
    output: z.strictObject({ name: z.string(), ics: z.string(), subscribedSince: z.nullable(z.string()) }),
  }),
  'report.subscribe': operation({
    summary:
      'A link for calendar apps that is good until it is taken back; a new one ends the one before. The link is told this once',
    input: nothing,
    output: z.strictObject({
      /** `/calendar/….ics`, under the address of this server. */
      path: z.string(),
      since: z.string(),
    }),
  }),
  'report.unsubscribe': operation({
    summary: 'End the subscription link',
    input: nothing,
    output: nothing,
  }),
}
