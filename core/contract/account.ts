import * as z from 'zod/mini'
import { operation } from './operation'
import { joinCode, newPassword, wechatCode } from './session'
import { cursor, id, nothing, page, requiredText, text } from './shapes'

export const accountOperations = {
  'account.show': operation({
    summary: "The caller's ways in, and the places that they lead to",
    input: nothing,
    output: z.strictObject({
      login: z.nullable(z.string()),
      password: z.boolean(),
      wechat: z.boolean(),
      places: z.array(
        z.strictObject({
          accountId: id,
          school: z.string(),
          /** 语文教师、班主任; 家长; empty for somebody with no post at all. */
          posts: z.string(),
          current: z.boolean(),
        }),
      ),
    }),
  }),
  'account.setPassword': operation({
    summary: 'Set or change the password; other sessions end. The old one is asked for where there is one',
    input: z.strictObject({
      login: z.optional(requiredText(100, '账号')),
      old: z.optional(z.string().check(z.maxLength(200, '密码过长'))),
      new: newPassword,
    }),
    output: nothing,
  }),
  'account.bindWechat': operation({
    summary: 'Let this WeChat sign in as the caller; another one that did is let go',
    input: z.strictObject({ code: wechatCode }),
    output: nothing,
  }),
  'account.unbindWechat': operation({
    summary: 'WeChat no longer signs in as the caller; refused where it is the only way in',
    input: nothing,
    output: nothing,
  }),
  'account.addPlace': operation({
    summary: 'Use an invitation as somebody who is signed in already: a second school under the same ways in',
    input: z.strictObject({ code: joinCode }),
    output: z.strictObject({ accountId: id, school: z.string() }),
  }),
  'account.list': operation({
    summary: 'Who of the staff can sign in, who is invited and who is neither',
    input: z.strictObject({
      state: z.optional(z.enum(['none', 'invited', 'joined'])),
      query: z.optional(text(40, '姓名')),
      cursor,
    }),
    output: page(
      z.strictObject({
        personId: id,
        name: z.string(),
        state: z.enum(['none', 'invited', 'joined']),
        /** Of the invitation that is open. */
        invitationId: z.nullable(id),
        expiresAt: z.nullable(z.string()),
      }),
    ),
  }),
  'account.invite': operation({
    summary:
      'Make a single-use invitation for each person; an open one of theirs ends. The code is told this once',
    input: z.strictObject({
      people: z
        .array(id, '请选择要邀请的人')
        .check(z.minLength(1, '请选择要邀请的人'), z.maxLength(200, '一次最多邀请 200 人')),
    }),
    output: z.strictObject({
      invitations: z.array(
        z.strictObject({ id, personId: id, name: z.string(), code: z.string(), expiresAt: z.string() }),
      ),
    }),
  }),
  'account.revoke': operation({
    summary: 'Take an invitation back that was not used',
    input: z.strictObject({ invitationId: id }),
    output: nothing,
  }),
  'account.close': operation({
    summary: 'For a lost phone: end all sessions of a person, and if asked all ways in, at this school',
    input: z.strictObject({ personId: id, waysIn: z.boolean(), reason: requiredText(200, '原因') }),
    output: z.strictObject({ ended: z.number() }),
  }),
}
