import * as z from 'zod/mini'
import { GROUP_KINDS, type GroupKind } from '../org/person'
import { ATTENDANCE_MARKS, type AttendanceMark } from '../record/research'
import { SLOT_STATES, type SlotState } from '../research/slot'
import { operation } from './operation'
import { civilDate, cursor, id, page, requiredText, text } from './shapes'

const weekday = z.literal([1, 2, 3, 4, 5, 6, 7], '请选择星期')

/** When and where a group meets. */
const when = {
  weekday,
  period: z.nullable(z.number('请选择节次').check(z.int('节次应为整数'), z.gte(1), z.lte(20, '节次过大'))),
  time: z.string('请填写时间').check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, '时间格式应为 16:00')),
  place: text(60, '地点'),
}

const schedule = z.strictObject({ from: z.string(), to: z.nullable(z.string()), ...when })

const mark = z.enum(Object.keys(ATTENDANCE_MARKS) as AttendanceMark[])

const rate = { attended: z.number(), expected: z.number() }

const appointment = z.strictObject({
  post: z.string(),
  unitId: id,
  from: z.string(),
  to: z.nullable(z.string()),
})

const group = z.strictObject({
  id,
  name: z.string(),
  kind: z.nullable(z.enum(Object.keys(GROUP_KINDS) as GroupKind[])),
  may: z.strictObject({
    /** Move, cancel and plan its sessions. */
    arrange: z.boolean(),
    /** Write them down. */
    record: z.boolean(),
  }),
  schedule: z.nullable(schedule),
  /** Decided by the group itself; otherwise it is the plan's. */
  ownSchedule: z.boolean(),
})

const session = z.strictObject({
  recordId: id,
  on: z.string(),
  /** Empty for whom the record itself is not shown. */
  theme: z.string(),
})

const slot = z.strictObject({
  groupId: id,
  /** Names the slot together with its group. */
  on: z.string(),
  heldOn: z.string(),
  week: z.number(),
  insteadOf: z.nullable(z.string()),
  state: z.enum(Object.keys(SLOT_STATES) as SlotState[]),
  because: z.string(),
  startsAt: z.string(),
  place: z.string(),
  theme: z.string(),
  session: z.nullable(session),
  /** The days it may be moved to; none for who may not, and once it is over or held. */
  mayMoveTo: z.array(z.string()),
})

const oneSlot = { groupId: id, slotOn: civilDate }

const changed = z.strictObject({
  groupId: id,
  slotOn: z.string(),
  heldOn: z.string(),
  state: slot.shape.state,
})

export const researchOperations = {
  'research.agenda': operation({
    summary:
      "Sessions of one's groups, planned and held, from last week to next unless asked otherwise; with the members, for those who may write sessions down",
    input: z
      .strictObject({
        from: z.optional(civilDate),
        to: z.optional(civilDate),
        groupId: z.optional(id),
      })
      .check(
        z.refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
          path: ['to'],
          error: '结束日期不能早于开始日期',
        }),
      ),
    output: z.strictObject({
      today: z.string(),
      from: z.string(),
      to: z.string(),
      term: z.strictObject({ startOn: z.string(), endOn: z.string() }),
      groups: z.array(group),
      slots: z.array(slot),
      /** Held besides the slots. */
      extra: z.array(z.strictObject({ groupId: id, ...session.shape })),
      /** Roster order. Memberships, posts and absences are dated: who is expected follows from the day. */
      members: z.array(z.strictObject({ id, name: z.string(), appointments: z.array(appointment) })),
      /** The forms of research to choose from. */
      modes: z.array(z.string()),
      signInCode: z.boolean(),
    }),
  }),
  'research.schedule': operation({
    summary: 'When a group meets: what it has decided, in time order, and what the plan says without',
    input: z.strictObject({ groupId: id }),
    output: z.strictObject({
      groupName: z.string(),
      own: z.array(schedule),
      ofPlan: z.nullable(schedule),
      bell: z.array(z.strictObject({ period: z.number(), startsAt: z.string(), endsAt: z.string() })),
      /** The Mondays of this and the coming weeks, from which a new schedule may begin. */
      mayBeginOn: z.array(z.string()),
      may: z.strictObject({ arrange: z.boolean() }),
    }),
  }),
  'research.reschedule': operation({
    summary: 'Have a group meet otherwise from a week on; what was decided for later weeks is replaced',
    input: z.strictObject({ groupId: id, from: civilDate, to: z.nullable(civilDate), ...when }).check(
      z.refine(({ from, to }) => to === null || to >= from, {
        path: ['to'],
        error: '结束日期不能早于开始日期',
      }),
      z.refine(({ period, time }) => period === null || time === '', {
        path: ['time'],
        error: '节次和时间填一样就可以',
      }),
    ),
    output: z.strictObject({ own: z.array(schedule) }),
  }),
  'research.move': operation({
    summary: 'Move a session to another teaching day of its week, with the reason',
    input: z.strictObject({ ...oneSlot, to: civilDate, reason: requiredText(200, '调整原因') }),
    output: changed,
  }),
  'research.cancel': operation({
    summary: 'Cancel a session, with the reason; what is promised stays promised',
    input: z.strictObject({ ...oneSlot, reason: requiredText(200, '取消原因') }),
    output: changed,
  }),
  'research.restore': operation({
    summary: 'Put a moved or cancelled session back on its planned day, with the reason',
    input: z.strictObject({ ...oneSlot, reason: requiredText(200, '恢复原因') }),
    output: changed,
  }),
  'research.theme': operation({
    summary: 'Plan the theme of a session (the research plan); empty takes it away',
    input: z.strictObject({ ...oneSlot, theme: text(120, '主题') }),
    output: z.strictObject({ ...oneSlot, theme: z.string() }),
  }),
  'research.attendance': operation({
    summary:
      "Sessions of the term that the caller was marked at, the latest first, with the caller's own marks only",
    input: z.strictObject({ cursor }),
    output: z.strictObject({
      ...page(
        z.strictObject({
          recordId: id,
          on: z.string(),
          groupName: z.string(),
          theme: z.string(),
          mark,
          /** False while the record waits for approval. */
          counted: z.boolean(),
        }),
      ).shape,
      /** Of all sessions that count: attended of expected, without those excused. */
      sum: z.strictObject({
        ...rate,
        marks: z.array(z.strictObject({ mark, times: z.number() })),
      }),
    }),
  }),
  'research.rates': operation({
    summary:
      "A group's members in roster order, each with the group's sessions attended of those expected at",
    input: z.strictObject({ groupId: id, cursor }),
    output: z.strictObject({
      ...page(
        z.strictObject({
          personId: id,
          name: z.string(),
          ...rate,
          late: z.number(),
          excused: z.number(),
        }),
      ).shape,
      groupName: z.string(),
      /** Of all members together. */
      whole: z.strictObject(rate),
    }),
  }),
  'research.openCode': operation({
    summary:
      "Open signing in by a rotating code for today's session of a group; opens the one that is open again",
    input: z.strictObject({ groupId: id }),
    output: z.strictObject({ id, on: z.string(), expiresAt: z.string() }),
  }),
  'research.code': operation({
    summary:
      'The codes to show now and in the steps to come, and who has signed in, for who leads the session',
    input: z.strictObject({ id }),
    output: z.strictObject({
      /** Each good for one step and the one after it; the first is now's. */
      tokens: z.array(z.string()),
      stepMs: z.number(),
      /** What is left of this step. */
      leftMs: z.number(),
      expiresAt: z.string(),
      signedIn: z.array(id),
    }),
  }),
  'research.closeCode': operation({
    summary: 'Close signing in by code',
    input: z.strictObject({ id }),
    output: z.strictObject({ signedIn: z.array(id) }),
  }),
  'research.signIn': operation({
    summary: 'Sign in to a session with the code on its screen; the organiser confirms who was there',
    input: z.strictObject({
      id,
      token: z.string('请重新扫码').check(z.regex(/^[0-9a-f]{32}$/, '这不是签到码，请扫屏幕上的签到码')),
    }),
    output: z.strictObject({ groupName: z.string(), on: z.string() }),
  }),
}
