import { isUnfinished, noticeState } from '#core/notice/notice'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { manages } from './manage'
import { changeNotice, lockNotice } from './notice-row'

export const withdraw = operation('notice.withdraw', async ({ id, reason = '' }, context) => {
  const { caller, now } = context
  const row = await lockNotice(id, context)
  if (row.state === 'withdrawn') return { id }
  const isOwn = row.publisherId === caller.personId
  // A colleague's that is not issued is returned, not taken away.
  const may =
    isUnfinished(noticeState(row, now)) && (isOwn || row.state !== 'issued') ? isOwn : manages(row, caller)
  if (!may) throw problem('notAllowed')
  const withdrawnBecause = reason.trim()
  await changeNotice(
    row,
    {
      state: 'withdrawn',
      withdrawnAt: new Date(now),
      withdrawnBecause,
      revision: row.revision + 1,
    },
    { did: 'withdrawn', reason: withdrawnBecause },
    context,
  )
  return { id }
})
