import * as z from 'zod/mini'
import { operation } from './operation'
import { cursor, id, nothing, page, requiredText } from './shapes'

const audienceUnit = z.strictObject({ who: z.enum(['staff', 'parents']), unitId: id })

const noticeSummary = z.strictObject({
  id,
  title: z.string(),
  publishedAt: z.string(),
  publisher: z.string(),
  audience: z.string(),
  read: z.boolean(),
  withdrawn: z.boolean(),
})

export const noticeOperations = {
  'notice.audiences': operation({
    summary: 'Whom the caller may address: staff or the parents of the school, a grade or a class',
    access: 'publisher',
    input: nothing,
    output: z.strictObject({
      units: z.array(z.strictObject({ who: z.enum(['staff', 'parents']), unitId: id, label: z.string() })),
    }),
  }),
  'notice.publish': operation({
    summary: 'Publish an announcement under an id made by the client; the same one twice is one',
    access: 'publisher',
    input: z.strictObject({
      id,
      title: requiredText(80, '标题'),
      text: requiredText(5000, '正文'),
      audience: z
        .array(audienceUnit, '请选择发给谁')
        .check(z.minLength(1, '请选择发给谁'), z.maxLength(100, '一次最多选择 100 个范围')),
    }),
    output: z.strictObject({ id, publishedAt: z.string() }),
  }),
  'notice.withdraw': operation({
    summary: 'Take an announcement back: nobody but its publishers sees it any more',
    access: 'publisher',
    input: z.strictObject({ id }),
    output: z.strictObject({ id }),
  }),
  'notice.list': operation({
    summary: 'Announcements for the caller, the newest first',
    access: 'signedIn',
    input: z.strictObject({ cursor }),
    output: z.strictObject({ unread: z.number(), notices: page(noticeSummary) }),
  }),
  'notice.read': operation({
    summary: 'One announcement; reading it marks it as read by the caller',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: z.strictObject({
      id,
      title: z.string(),
      text: z.string(),
      publishedAt: z.string(),
      publisher: z.string(),
      audience: z.string(),
      withdrawn: z.boolean(),
      /** For publishers: how many people have opened it; null for everybody else. */
      readers: z.nullable(z.number()),
      mayWithdraw: z.boolean(),
    }),
  }),
}
