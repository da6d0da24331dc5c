import { noticeState } from '#core/notice/notice'
import { operation } from '../_shared/endpoint/operation'
import { lockNotice } from './notice-row'

export const draft = operation('notice.draft', async ({ id }, context) => {
  const row = await lockNotice(id, context)
  return {
    id,
    revision: row.revision,
    state: noticeState(row, context.now),
    title: row.title,
    text: row.body,
    audience: row.audience.map((target) => ({ ...target })),
    publishAt: row.publishAt?.toISOString() ?? null,
    lastOn: row.lastOn,
    pinnedUntil: row.pinnedUntil,
    receipt: row.receiptAsked,
    figures: row.figures.map((ref) => ({ ...ref })),
  }
})
