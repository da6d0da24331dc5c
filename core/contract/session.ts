import * as z from 'zod/mini'
import { operation } from './operation'
import { id, nothing, post, requiredText, termShape, text } from './shapes'

/** What a person calls the device: 微信 · 手机. Shown to nobody else. */
const device = z.optional(text(60, '设备名称'))

const login = requiredText(100, '账号')

const password = z.string('请填写密码').check(z.minLength(1, '请填写密码'), z.maxLength(200, '密码过长'))

/** Eight characters at least, and no more rules than that (NIST SP 800-63B). */
export const newPassword = z
  .string('请填写密码')
  .check(z.minLength(8, '密码至少 8 位'), z.maxLength(200, '密码过长'))

/** Twelve letters and digits with or without strokes between, in either case: what stands on a slip of paper. */
export const joinCode = text(40, '邀请码').check(z.minLength(6, '邀请码不完整'))

/** What `wx.login` gave. None where the cloud vouches for the caller: there a code would say nothing more. */
export const wechatCode = z.optional(requiredText(200, '微信登录码'))

/** How somebody who joins will sign in: a login that is new or already theirs, or this WeChat. */
const joinWith = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('password'), login, password: newPassword }),
  /** Adds the place to an account that the person has already, in this school or another. */
  z.strictObject({ way: z.literal('known'), login, password }),
  z.strictObject({ way: z.literal('wechat'), code: wechatCode }),
])

/** What a parent wants to be called: 小雨妈妈. No child's record, no relation to one. */
export const guardianName = requiredText(20, '称呼')

const tokens = z.strictObject({
  /** Bearer token of the calls that follow; lives for minutes. */
  token: z.string(),
  tokenExpiresAt: z.string(),
  /** Exchanged once for the next pair; lives for weeks, ends with `session.close`. */
  refreshToken: z.string(),
  /**
   * Until when, unless the session is ended before: so a client whose refresh token is refused knows which of the two it was.
   * Optional, for devices keep what servers before answered.
   */
  refreshTokenExpiresAt: z.optional(z.string()),
})

export const session = {
  'session.ways': operation({
    summary: 'The ways to sign in that this server offers',
    input: nothing,
    output: z.strictObject({
      password: z.boolean(),
      wechat: z.boolean(),
      demo: z.array(
        z.strictObject({ key: z.string(), name: z.string(), post: z.string(), hint: z.string() }),
      ),
    }),
  }),
  'session.open': operation({
    summary: 'Sign in with a login and password, a WeChat code, or (demo only) a demo login',
    input: z.discriminatedUnion('way', [
      z.strictObject({ way: z.literal('password'), login, password, device }),
      z.strictObject({ way: z.literal('wechat'), code: wechatCode, device }),
      z.strictObject({ way: z.literal('demo'), key: requiredText(40, '演示身份'), device }),
    ]),
    output: tokens,
  }),
  'session.renew': operation({
    summary: 'Exchange a refresh token for a new pair',
    input: z.strictObject({ refreshToken: requiredText(300, '登录凭证') }),
    output: tokens,
  }),
  'session.close': operation({
    summary: 'Sign out: the session and its refresh token end',
    input: nothing,
    output: nothing,
  }),
  'session.invitation': operation({
    summary: 'Whom an invitation is for, before it is used up; the name is masked',
    input: z.strictObject({ code: joinCode }),
    output: z.strictObject({ school: z.string(), person: z.string(), expiresAt: z.string() }),
  }),
  'session.join': operation({
    summary: "Use a single-use invitation: the person's way in is made anew and a session opens",
    input: z.strictObject({ code: joinCode, with: joinWith, device }),
    output: tokens,
  }),
  'session.class': operation({
    summary: 'Which class a code of a class stands for',
    input: z.strictObject({ code: joinCode }),
    output: z.strictObject({ school: z.string(), class: z.string() }),
  }),
  'session.joinClass': operation({
    summary:
      'Ask to join a class as a parent, by its code; opens a session that sees nothing until the class admits',
    input: z.strictObject({ code: joinCode, name: guardianName, with: joinWith, device }),
    output: tokens,
  }),
  'session.list': operation({
    summary: "The caller's open sessions, the one used last first",
    input: nothing,
    output: z.strictObject({
      sessions: z.array(
        z.strictObject({
          id,
          device: z.string(),
          /** Where it was opened: somebody may have places at several schools. */
          school: z.string(),
          openedAt: z.string(),
          lastSeenAt: z.string(),
          current: z.boolean(),
        }),
      ),
    }),
  }),
  'session.end': operation({
    summary: "End one of the caller's sessions, or all but this one; it takes effect with its next call",
    input: z.strictObject({ id: z.nullable(id) }),
    output: z.strictObject({ ended: z.number() }),
  }),
  'session.switch': operation({
    summary: 'Open a session at another place of the same person: a second school, the school of a child',
    input: z.strictObject({ accountId: id, device }),
    output: tokens,
  }),
  'session.me': operation({
    summary: 'Who is signed in, where, on what day, and what they may do',
    input: nothing,
    output: z.strictObject({
      person: z.strictObject({ id, name: z.string() }),
      posts: z.array(
        z.strictObject({
          post,
          label: z.string(),
          unit: z.string(),
          unitId: id,
          unitKind: z.string(),
          /** Whose post it is, for as long as it is delegated. */
          actingFor: z.optional(z.nullable(z.string())),
        }),
      ),
      school: z.strictObject({ id, name: z.string() }),
      term: z.nullable(termShape),
      today: z.string(),
      /** The server's clock; a device may be wrong by a day. Optional, for devices keep what servers before answered. */
      now: z.optional(z.string()),
      /** The teaching week of today: the last that has begun, null before the term or without one. */
      week: z.nullable(z.number()),
      may: z.strictObject({
        logObservation: z.boolean(),
        /** How much of the week's compliance: the whole school, the groups one leads, or nothing. */
        seeWeek: z.nullable(z.enum(['school', 'group'])),
        publishNotice: z.boolean(),
        checkRecords: z.boolean(),
        acceptHandedIn: z.optional(z.boolean()),
        /** Writing drafts of the plan, and publishing them. Optional, for devices keep what servers before answered. */
        preparePlan: z.optional(z.boolean()),
        publishPlan: z.optional(z.boolean()),
        /** Announcements: writing one at all (a class teacher to the own class), and deciding on others' drafts. */
        writeNotice: z.optional(z.boolean()),
        approveNotice: z.optional(z.boolean()),
        /** Rosters, timetable, terms, invitations. */
        keepRoster: z.optional(z.boolean()),
        /** Parents of classes: the own class's, or the school's. */
        admitParents: z.optional(z.boolean()),
        delegate: z.optional(z.boolean()),
        changeSettings: z.optional(z.boolean()),
        answerSuggestions: z.optional(z.boolean()),
      }),
      /** The version of the privacy text that the person agreed to; null before. */
      consented: z.optional(z.nullable(z.string())),
      /** Other places of the same person. */
      places: z.optional(z.number()),
      /** Records that wait for this person: their own that were returned or objected to, and other people's to be decided or accepted. */
      waiting: z.optional(
        z.strictObject({
          returned: z.number(),
          awaiting: z.number(),
          objections: z.optional(z.number()),
          toAccept: z.optional(z.number()),
          /** Announcements to be approved, parents to be admitted, suggestions to be answered. */
          notices: z.optional(z.number()),
          parents: z.optional(z.number()),
          suggestions: z.optional(z.number()),
        }),
      ),
    }),
  }),
}
