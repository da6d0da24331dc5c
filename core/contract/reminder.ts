import * as z from 'zod/mini'
import { PUSHED_KINDS, REMINDER_KINDS } from '../reminder/reminder'
import { operation } from './operation'
import { cursor, id, nothing, page } from './shapes'

const pushedKind = z.enum(PUSHED_KINDS)

const choices = z.strictObject({
  /** Whether the person wants the weekly digest, and the reminders before due dates, at all. */
  digest: z.boolean(),
  due: z.boolean(),
})

export const reminderOperations = {
  'reminder.list': operation({
    summary: "The caller's reminders, unread ones first; they wait here whether or not they were sent",
    input: z.strictObject({ cursor }),
    output: page(
      z.strictObject({
        id,
        kind: z.enum(REMINDER_KINDS),
        line: z.string(),
        /** Where it is done: a path of the client. */
        page: z.string(),
        dueOn: z.nullable(z.string()),
        at: z.string(),
        readAt: z.nullable(z.string()),
      }),
    ),
  }),
  'reminder.read': operation({
    summary: 'Mark own reminders as read; again is the same',
    input: z.strictObject({ ids: z.array(id).check(z.minLength(1), z.maxLength(50)) }),
    output: nothing,
  }),
  'reminder.ways': operation({
    summary:
      'How the caller is reminded: choices, the WeChat templates, and for how many messages there is consent',
    input: nothing,
    output: z.strictObject({
      choices,
      /** Null where this server sends no subscribe messages, or the caller has no WeChat identity here. */
      templates: z.nullable(
        z.array(z.strictObject({ kind: pushedKind, templateId: z.string(), consents: z.number() })),
      ),
    }),
  }),
  'reminder.choose': operation({
    summary: 'Switch the own digest or due reminders on or off',
    input: choices,
    output: nothing,
  }),
  'reminder.consent': operation({
    summary: 'What WeChat answered when the person was asked for subscribe messages; the same id counts once',
    input: z.strictObject({ id, accepted: z.array(pushedKind).check(z.maxLength(3)) }),
    output: nothing,
  }),
  'reminder.failed': operation({
    summary: 'Messages of the school that were given up, with the reason in words',
    input: z.strictObject({ cursor }),
    output: page(
      z.strictObject({
        id,
        kind: pushedKind,
        person: z.strictObject({ id, name: z.string() }),
        at: z.string(),
        attempts: z.number(),
        reason: z.string(),
        /** Whether trying again can help. */
        retryable: z.boolean(),
      }),
    ),
  }),
  'reminder.retry': operation({
    summary: 'Try a message that was given up once more',
    input: z.strictObject({ id }),
    output: nothing,
  }),
}
