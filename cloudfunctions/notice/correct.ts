import type { Parsed } from '#core/contract/contract'
import { noticeState } from '#core/notice/notice'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { needsApproval } from './approval'
import { checkedWords, unchecked } from './issue'
import { manages } from './manage'
import { changeNotice, lockNotice, type NoticeRow, savedShape } from './notice-row'

export const correct = operation('notice.correct', async (input, context) => {
  const { caller, now } = context
  const row = await lockNotice(input.id, context)
  const state = noticeState(row, now)
  if (state === 'withdrawn') throw problem('noticeWithdrawn')
  if (state !== 'published') throw problem('notPublishedYet')
  if (!manages(row, caller)) throw problem('notAllowed')
  if (isReplay(row, input)) return savedShape(row, now)
  if (row.revision !== input.revision) throw problem('changedMeanwhile', { revision: row.revision })
  // Or what was approved would say something else the next minute.
  if (await needsApproval(context)) throw problem('correctionNeedsApproval')
  const contentCheck = await checkedWords(input.title, input.text, context)
  if (contentCheck === 'unavailable' || contentCheck === 'authorAway') throw unchecked(contentCheck)
  const reason = input.because.trim()
  const corrected = await changeNotice(
    row,
    {
      title: input.title.trim(),
      body: input.text,
      contentCheck,
      revision: row.revision + 1,
      corrections: JSON.stringify([{ at: new Date(now).toISOString(), because: reason }, ...row.corrections]),
      ...(input.tellAgain && { retoldAt: new Date(now) }),
    },
    { did: 'corrected', reason },
    context,
  )
  return savedShape(corrected, now)
})

function isReplay(row: NoticeRow, { revision, title, text, because }: Parsed<'notice.correct'>): boolean {
  return (
    row.revision === revision + 1 &&
    row.title === title.trim() &&
    row.body === text &&
    row.corrections[0]?.because === because.trim()
  )
}
