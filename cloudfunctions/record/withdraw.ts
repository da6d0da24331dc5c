import { problem } from '#core/problem'
import { operationAtHand } from '../_shared/endpoint/operation'
import { loadRecord } from '../_shared/store/record'
import { changeState } from './change-state'
import { receiptNow } from './receipt'

export const withdraw = operationAtHand('record.withdraw', async ({ id, revision, reason }, context) => {
  const before = await loadRecord(context.tx, context.caller, id)
  if (before.authorId !== context.caller.personId) throw problem('notAllowed')
  // The reply to the first withdrawal may have been lost: asking again changes nothing.
  if (before.state === 'withdrawn') return receiptNow(before, context)
  return changeState(before, revision, 'withdrawn', { did: 'withdrawn', reason }, context)
})
