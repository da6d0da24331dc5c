import type { Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { issuing } from './issue'
import { changeNotice, lockNotice, type NoticeRow, savedShape } from './notice-row'

export const decide = operation('notice.decide', async (input, context) => {
  const { caller, now } = context
  const row = await lockNotice(input.id, context)
  if (row.publisherId === caller.personId) throw problem('ownNotice')
  if (isReplay(row, input, caller.personId)) return savedShape(row, now)
  if (row.state !== 'awaiting') throw problem('nothingToApprove')
  if (row.revision !== input.revision) throw problem('changedMeanwhile', { revision: row.revision })
  const decided = { revision: row.revision + 1, decidedBy: caller.personId }
  if (input.decision === 'approve') {
    const issued = await issuing(row, context)
    return savedShape(await changeNotice(row, { ...decided, ...issued }, { did: 'approved' }, context), now)
  }
  const reason = input.reason.trim()
  if (reason === '') {
    throw problem('badInput', { fields: [{ path: '/reason', message: '请写明退回的原因，好让对方修改' }] })
  }
  const returned = { ...decided, state: 'returned', returnedBecause: reason } as const
  return savedShape(await changeNotice(row, returned, { did: 'returned', reason }, context), now)
})

/** The same decision once more, because its reply was lost. */
function isReplay(
  row: NoticeRow,
  { revision, decision, reason }: Parsed<'notice.decide'>,
  personId: string,
): boolean {
  if (row.decidedBy !== personId || row.revision !== revision + 1) return false
  return decision === 'approve'
    ? row.state === 'issued'
    : row.state === 'returned' && row.returnedBecause === reason.trim()
}
