import * as z from 'zod/mini'
import { operation } from './operation'
import { id, nothing, post, requiredText, termShape } from './shapes'

const tokens = z.strictObject({
  /** Bearer token of the calls that follow; lives for minutes. */
  token: z.string(),
  tokenExpiresAt: z.string(),
  /** Exchanged once for the next pair; lives for weeks, ends with `session.close`. */
  refreshToken: z.string(),
})

export const session = {
  'session.ways': operation({
    summary: 'The ways to sign in that this server offers',
    access: 'public',
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
    access: 'public',
    input: z.discriminatedUnion('way', [
      z.strictObject({
        way: z.literal('password'),
        login: requiredText(100, '账号'),
        password: z.string('请填写密码').check(z.minLength(1, '请填写密码'), z.maxLength(200, '密码过长')),
      }),
      z.strictObject({ way: z.literal('wechat'), code: requiredText(200, '微信登录码') }),
      z.strictObject({ way: z.literal('demo'), key: requiredText(40, '演示身份') }),
    ]),
    output: tokens,
  }),
  'session.renew': operation({
    summary: 'Exchange a refresh token for a new pair',
    access: 'public',
    input: z.strictObject({ refreshToken: requiredText(300, '登录凭证') }),
    output: tokens,
  }),
  'session.close': operation({
    summary: 'Sign out: the session and its refresh token end',
    access: 'signedIn',
    input: nothing,
    output: nothing,
  }),
  'session.me': operation({
    summary: 'Who is signed in, where, on what day, and what they may do',
    access: 'signedIn',
    input: nothing,
    output: z.strictObject({
      person: z.strictObject({ id, name: z.string() }),
      posts: z.array(
        z.strictObject({ post, label: z.string(), unit: z.string(), unitId: id, unitKind: z.string() }),
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
      }),
      /** Records that wait for this person: their own that were returned or objected to, and other people's to be decided or accepted. */
      waiting: z.optional(
        z.strictObject({
          returned: z.number(),
          awaiting: z.number(),
          objections: z.optional(z.number()),
          toAccept: z.optional(z.number()),
        }),
      ),
    }),
  }),
}
