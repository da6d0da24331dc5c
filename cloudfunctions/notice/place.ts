import { civilDateAt } from '#core/calendar/civil-date'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { manages } from './manage'
import { changeNotice, lockNotice } from './notice-row'

export const place = operation('notice.place', async ({ id, pinnedUntil, lastOn }, context) => {
  const row = await lockNotice(id, context)
  if (row.state === 'withdrawn') throw problem('noticeWithdrawn')
  if (row.state !== 'issued' || row.publishedAt === null) throw problem('notPublishedYet')
  if (!manages(row, context.caller)) throw problem('notAllowed')
  if (lastOn !== null && lastOn < civilDateAt(row.publishedAt.getTime())) {
    throw problem('badInput', { fields: [{ path: '/lastOn', message: '最后一天不能早于发布的那一天' }] })
  }
  // Says nothing else than before: its revision stays, and nobody who is correcting it is turned away.
  if (row.pinnedUntil !== pinnedUntil || row.lastOn !== lastOn) {
    await changeNotice(row, { pinnedUntil, lastOn }, { did: 'placed' }, context)
  }
  return { id }
})
