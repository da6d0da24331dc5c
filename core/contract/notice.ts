import * as z from 'zod/mini'
import { FILE_TYPE_NAMES } from '../file/file'
import { NOTICE_STATES, type NoticeState } from '../notice/state'
import { operation } from './operation'
import { civilDate, cursor, id, nothing, page, post, requiredText, revision, text } from './shapes'

const state = z.enum(Object.keys(NOTICE_STATES) as NoticeState[])

/** All of a unit: the staff of the school or a group, parents of the school, a grade or a class; or who holds a post. */
const target = z.union([
  z.strictObject({ who: z.enum(['staff', 'parents']), unitId: id }),
  z.strictObject({ who: z.literal('staff'), unitId: id, post }),
])

const instant = z.string('请选择时间').check(
  z.maxLength(40, '时间格式不对'),
  z.refine((at) => /^\d{4}-/.test(at) && !Number.isNaN(Date.parse(at)), '时间格式不对'),
)

/** A promise of the plan whose result the announcement tells (校务公开): values of units, never of persons. */
const figureOf = z.strictObject({ planId: z.enum(['own', 'district']), ruleId: requiredText(40, '指标') })

const figure = z.strictObject({
  clause: z.string(),
  words: z.string(),
  /** 42 / 45 次, 96 %. */
  value: z.string(),
  status: z.string(),
  /** The last day counted. */
  asOf: z.string(),
})

const content = {
  title: requiredText(80, '标题'),
  text: requiredText(5000, '正文'),
  audience: z
    .array(target, '请选择发给谁')
    .check(z.minLength(1, '请选择发给谁'), z.maxLength(100, '一次最多选择 100 个范围')),
  /** Published at once without it. */
  publishAt: z.optional(z.nullable(instant)),
  /** The last day on which it is shown; always without it. */
  lastOn: z.optional(z.nullable(civilDate)),
  /** Stays above the others until the end of that day. */
  pinnedUntil: z.optional(z.nullable(civilDate)),
  /** Readers are asked to say that they have taken notice (回执). */
  receipt: z.optional(z.boolean()),
  figures: z.optional(z.array(figureOf).check(z.maxLength(40, '一次最多公开 40 项'))),
}

const summary = z.strictObject({
  id,
  title: z.string(),
  /** When it came out, or will as planned; of what else is not out yet, when it was last saved. */
  publishedAt: z.string(),
  publisher: z.string(),
  audience: z.string(),
  read: z.boolean(),
  withdrawn: z.boolean(),
  state,
  pinned: z.boolean(),
  /** Changed after it came out. */
  corrected: z.boolean(),
  files: z.number(),
  /** Whether a receipt is asked for that the caller has not given. */
  owesReceipt: z.boolean(),
  /** Its last day is over: in the lists of those who publish only, and still open to its readers. */
  over: z.boolean(),
})

const saved = z.strictObject({ id, revision: z.number(), state, publishedAt: z.string() })

export const noticeOperations = {
  'notice.audiences': operation({
    summary: 'Whom the caller may address: staff by school, group or post; parents by school, grade or class',
    input: nothing,
    output: z.strictObject({
      units: z.array(
        z.strictObject({
          who: z.enum(['staff', 'parents']),
          unitId: id,
          post: z.optional(post),
          label: z.string(),
          /** How many people that is today. */
          people: z.number(),
        }),
      ),
      /** What comes of publishing: out at once, or to somebody else for approval. */
      needsApproval: z.boolean(),
    }),
  }),
  'notice.save': operation({
    summary:
      'Keep a draft under an id made by the client. `revision` is the one it was written on, null for a new one',
    input: z.strictObject({
      id,
      revision: z.nullable(revision),
      ...content,
      audience: z.array(target).check(z.maxLength(100, '一次最多选择 100 个范围')),
    }),
    output: saved,
  }),
  'notice.publish': operation({
    summary:
      'Publish an announcement, a new one or a draft, at once or at a time; where approval is asked for it goes there. The ' +
      'same one twice is one',
    input: z.strictObject({ id, revision: z.optional(z.nullable(revision)), ...content }),
    output: saved,
  }),
  'notice.decide': operation({
    summary: 'Approve what a colleague wrote, or return it with the reason; never what one wrote oneself',
    input: z.strictObject({
      id,
      revision,
      decision: z.enum(['approve', 'return']),
      reason: text(200, '原因'),
    }),
    output: saved,
  }),
  'notice.correct': operation({
    summary:
      'Put something right that is out: readers see that, when and why, and who has read it is told anew if asked',
    input: z.strictObject({
      id,
      revision,
      title: content.title,
      text: content.text,
      because: requiredText(200, '更正说明'),
      /** Those who have read it find it unread. */
      tellAgain: z.boolean(),
    }),
    output: saved,
  }),
  'notice.place': operation({
    summary: 'Pin to the top until a day, or let go; show until a day, or always',
    input: z.strictObject({ id, pinnedUntil: z.nullable(civilDate), lastOn: z.nullable(civilDate) }),
    output: z.strictObject({ id }),
  }),
  'notice.withdraw': operation({
    summary: 'Take an announcement back, or a draft away: nobody but its publishers sees it any more',
    input: z.strictObject({ id, reason: z.optional(text(200, '原因')) }),
    output: z.strictObject({ id }),
  }),
  'notice.list': operation({
    summary:
      'Announcements for the caller, pinned ones first, then the newest; or only those not read yet; or, for who writes ' +
      'them, one’s own that are not out, and those waiting for approval',
    input: z.strictObject({ show: z.optional(z.enum(['all', 'unread', 'unfinished'])), cursor }),
    output: z.strictObject({ unread: z.number(), notices: page(summary) }),
  }),
  'notice.read': operation({
    summary: 'One announcement; reading it marks it as read by the caller',
    input: z.strictObject({ id }),
    output: z.strictObject({
      id,
      title: z.string(),
      text: z.string(),
      publishedAt: z.string(),
      publisher: z.string(),
      audience: z.string(),
      /** Parents are among those it is for; what is for the staff alone is not passed on, not even its title. */
      toParents: z.optional(z.boolean()),
      withdrawn: z.boolean(),
      state,
      revision: z.number(),
      pinnedUntil: z.nullable(z.string()),
      lastOn: z.nullable(z.string()),
      over: z.boolean(),
      /** For who writes or approves it: whether the platform has checked its words. Null for everybody else. */
      contentChecked: z.nullable(z.boolean()),
      figures: z.array(figure),
      files: z.array(
        z.strictObject({
          id,
          name: z.string(),
          type: z.enum(FILE_TYPE_NAMES),
          size: z.number(),
          /** Absolute, or a path on the server that answers; good for minutes. */
          url: z.string(),
        }),
      ),
      /** What was put right after it came out, the latest first. */
      corrections: z.array(z.strictObject({ at: z.string(), because: z.string() })),
      /** `owed` by the caller: not by who reads what was sent to others. */
      receipt: z.strictObject({
        asked: z.boolean(),
        given: z.nullable(z.string()),
        owed: z.optional(z.boolean()),
      }),
      /** For publishers: how many people have opened it; null for everybody else. */
      readers: z.nullable(z.number()),
      /** For who may follow it up: readers, receipts and people it was sent to. */
      counts: z.nullable(z.strictObject({ people: z.number(), read: z.number(), acknowledged: z.number() })),
      /** Why it was returned, for its author; the platform's finding on its content. */
      returned: z.nullable(z.string()),
      may: z.strictObject({
        edit: z.boolean(),
        approve: z.boolean(),
        correct: z.boolean(),
        withdraw: z.boolean(),
        /** See by name who has not read it. */
        readers: z.boolean(),
      }),
      mayWithdraw: z.boolean(),
    }),
  }),
  'notice.draft': operation({
    summary: 'What was written in an announcement, for going on with it',
    input: z.strictObject({ id }),
    output: z.strictObject({
      id,
      revision: z.number(),
      state,
      title: z.string(),
      text: z.string(),
      audience: z.array(target),
      publishAt: z.nullable(z.string()),
      lastOn: z.nullable(z.string()),
      pinnedUntil: z.nullable(z.string()),
      receipt: z.boolean(),
      figures: z.array(figureOf),
    }),
  }),
  'notice.acknowledge': operation({
    summary: 'Give the receipt that an announcement asks for',
    input: z.strictObject({ id }),
    output: z.strictObject({ at: z.string() }),
  }),
  'notice.readers': operation({
    summary:
      'Who has not read an announcement, or not given the receipt, in roster order: leaders all, a class teacher the own class',
    input: z.strictObject({ id, show: z.enum(['unread', 'unacknowledged']), cursor }),
    output: page(z.strictObject({ personId: id, name: z.string(), unit: z.string() })),
  }),
  'notice.figures': operation({
    summary:
      'The promises whose results the school can make public, with what would be told of each today, or why not',
    input: nothing,
    output: z.strictObject({
      figures: z.array(
        z.strictObject({
          ...figureOf.shape,
          clause: z.string(),
          words: z.string(),
          figure: z.nullable(figure),
          /** Why it cannot be made public: it would tell of persons, or of fewer than five children. */
          whyNot: z.nullable(z.string()),
        }),
      ),
    }),
  }),
}
