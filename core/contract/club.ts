import * as z from 'zod/mini'
import { operation } from './operation'
import { civilDate, cursor, id, nothing, page, requiredText, revision, text } from './shapes'

const clock = z.string('请填写时间').check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间格式应为 16:10'))

const pupils = (label: string, least: number) =>
  z
    .number(`请填写${label}`)
    .check(z.int(`${label}应为整数`), z.gte(least, `${label}不能小于 ${least}`), z.lte(1000, `${label}过大`))

const meeting = z
  .strictObject({
    weekday: z.literal([1, 2, 3, 4, 5], '社团活动安排在周一到周五'),
    period: z.nullable(
      z.number().check(z.int('节次应为整数'), z.gte(1, '请选择节次'), z.lte(20, '节次过大')),
    ),
    startsAt: z.union([clock, z.literal('')]),
    endsAt: z.union([clock, z.literal('')]),
  })
  .check(
    z.refine(
      ({ period, startsAt, endsAt }) =>
        (period === null) === (startsAt !== '') && startsAt < endsAt === (period === null),
      {
        path: ['endsAt'],
        error: '请选择节次，或填写开始和结束的时间',
      },
    ),
  )

const allDifferent = (list: readonly unknown[]) => new Set(list).size === list.length

/** The register's form. The unit's name and the instructors' posts are kept where names and posts are. */
const clubForm = z.strictObject({
  name: requiredText(40, '社团名称'),
  category: requiredText(40, '类别'),
  about: text(1000, '活动内容'),
  meetings: z.array(meeting, '请选择活动时间').check(
    z.minLength(1, '请选择活动时间'),
    z.maxLength(5, '每周最多五次'),
    z.refine((meetings) => allDifferent(meetings.map(({ weekday }) => weekday)), '同一天只安排一次活动'),
  ),
  /** The first day of new meetings; null for today, and for a new club its first day. */
  meetingsFrom: z.nullable(civilDate),
  place: text(60, '地点'),
  capacity: z.nullable(pupils('名额', 1)),
  enrolled: pupils('社团人数', 0),
  instructorIds: z
    .array(id, '请选择指导教师')
    .check(
      z.minLength(1, '请选择指导教师'),
      z.maxLength(10, '指导教师最多 10 位'),
      z.refine(allDifferent, '同一位老师不能选两次'),
    ),
  rollOptIn: z.boolean(),
  /** Why the club keeps a named roll; asked for when it is switched on, and shown. */
  rollBecause: text(200, '点名的原因'),
  termIds: z
    .array(id, '请选择学期')
    .check(
      z.minLength(1, '请选择学期'),
      z.maxLength(40, '学期太多'),
      z.refine(allDifferent, '同一学期不能选两次'),
    ),
  from: civilDate,
})

const named = z.strictObject({ id, name: z.string() })

const progress = z.strictObject({
  planned: z.number(),
  held: z.number(),
  moved: z.number(),
  awaiting: z.number(),
  missed: z.number(),
  toCome: z.number(),
  waived: z.number(),
  extra: z.number(),
})

const participation = z.strictObject({ sessions: z.number(), present: z.number(), expected: z.number() })
const suggestion = z.strictObject({ ...participation.shape, threshold: z.number() })

const session = z.strictObject({
  recordId: id,
  on: z.string(),
  headcount: z.number(),
  enrolled: z.number(),
  content: z.string(),
  movedBecause: z.string(),
  awaiting: z.boolean(),
})

const slot = z.strictObject({
  on: z.string(),
  week: z.number(),
  madeUp: z.boolean(),
  waived: z.nullable(z.string()),
  state: z.enum(['held', 'moved', 'awaiting', 'missed', 'toCome', 'waived']),
  session: z.nullable(session),
})

const saved = z.strictObject({ id, revision: z.number() })

export const clubOperations = {
  'club.list': operation({
    summary: "The school's clubs, those that the caller instructs first; numbers only for whom they concern",
    input: z.strictObject({
      whose: z._default(z.enum(['all', 'mine']), 'all'),
      closed: z._default(z.boolean(), false),
      query: z.optional(text(40, '社团名称')),
      category: z.optional(text(40, '类别')),
      cursor,
    }),
    output: z.strictObject({
      clubs: page(
        z.strictObject({
          id,
          name: z.string(),
          category: z.string(),
          /** `周二 第 7 节，周四 16:10–16:50` */
          meets: z.string(),
          place: z.string(),
          enrolled: z.number(),
          instructors: z.array(z.string()),
          mine: z.boolean(),
          to: z.nullable(z.string()),
          /** Whether it takes place now, in the running term. */
          runs: z.boolean(),
          /** Whether today is a planned day that has no session yet, or has one; null on other days. */
          today: z.nullable(z.enum(['open', 'done'])),
          /** Null for those whom the club does not concern. */
          numbers: z.nullable(z.strictObject({ progress, participation })),
          /** Suggested for merging; leaders only. */
          suggested: z.boolean(),
        }),
      ),
      /** Categories in use, in order. */
      categories: z.array(z.string()),
      mayFound: z.boolean(),
      /** Whether the caller instructs any club. */
      instructs: z.boolean(),
    }),
  }),
  'club.choices': operation({
    summary: "What a club's form offers: terms, categories and the bell",
    input: nothing,
    output: z.strictObject({
      terms: z.array(z.strictObject({ id, name: z.string(), startOn: z.string(), endOn: z.string() })),
      currentTermId: id,
      categories: z.array(z.string()),
      bell: z.array(z.strictObject({ period: z.number(), startsAt: z.string(), endsAt: z.string() })),
    }),
  }),
  'club.save': operation({
    summary:
      'Found a club under an id made by the client (no revision), or change it on the revision seen; instructors change its number, place and content',
    input: z.strictObject({ id, revision: z.nullable(revision), club: clubForm }),
    output: saved,
  }),
  'club.show': operation({
    summary: 'One club with its term, planned against held',
    input: z.strictObject({ id }),
    output: z.strictObject({
      id,
      revision: z.number(),
      name: z.string(),
      category: z.string(),
      about: z.string(),
      meetings: z.array(meeting),
      /** Since when it meets so, when it met otherwise before. */
      meetingsSince: z.nullable(z.string()),
      place: z.string(),
      capacity: z.nullable(z.number()),
      enrolled: z.number(),
      from: z.string(),
      to: z.nullable(z.string()),
      closedBecause: z.string(),
      mergedInto: z.nullable(named),
      instructors: z.array(named),
      terms: z.array(named),
      /** The exception from counting heads, open to everybody: since when, by whom and why. */
      roll: z.nullable(z.strictObject({ since: z.string(), by: z.string(), because: z.string() })),
      /** The running term. */
      term: named,
      /** Null for those whom the club does not concern. */
      course: z.nullable(
        z.strictObject({
          slots: z.array(slot),
          extra: z.array(session),
          progress,
          participation,
          /** Leaders only. */
          suggestion: z.nullable(suggestion),
        }),
      ),
      /** What was done lately, for writing down the next session. */
      contents: z.array(z.string()),
      /** Names on the latest rolls, where the club keeps one and the caller may read it. */
      names: z.array(z.string()),
      may: z.strictObject({
        log: z.boolean(),
        /** Everything, or (instructors) the numbers, place and content. */
        change: z.nullable(z.enum(['all', 'own'])),
        close: z.boolean(),
        reopen: z.boolean(),
      }),
    }),
  }),
  'club.summary': operation({
    summary:
      "The running term's clubs in rows and sums, those one instructs or (leaders) all; outside the school without counts under five",
    input: z.strictObject({ readers: z.enum(['school', 'outside']), cursor }),
    output: z.strictObject({
      term: named,
      /** `测试小学` */
      school: z.string(),
      asOf: z.string(),
      all: z.boolean(),
      totals: z.strictObject({
        clubs: z.number(),
        enrolled: z.number(),
        sessions: z.number(),
        present: z.number(),
        expected: z.number(),
        leftOut: z.number(),
      }),
      clubs: page(
        z.strictObject({
          id,
          name: z.string(),
          category: z.string(),
          meets: z.string(),
          place: z.string(),
          instructors: z.array(z.string()),
          to: z.nullable(z.string()),
          closedBecause: z.string(),
          enrolled: z.nullable(z.number()),
          progress,
          participation: z.nullable(participation),
          about: z.string(),
          highlights: z.array(z.strictObject({ on: z.string(), text: z.string() })),
        }),
      ),
    }),
  }),
  'club.close': operation({
    summary: 'End a club today with a reason, and say into which one it was merged, if it was',
    input: z.strictObject({
      id,
      revision,
      because: requiredText(200, '停办的原因'),
      mergedInto: z.nullable(id),
    }),
    output: saved,
  }),
  'club.reopen': operation({
    summary: 'Let a closed club go on, with those who instructed it at the end',
    input: z.strictObject({ id, revision }),
    output: saved,
  }),
}
