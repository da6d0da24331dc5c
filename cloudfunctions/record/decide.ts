import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { loadRecord } from '../_shared/store/record'
import { changeState } from './change-state'
import { receiptNow } from './receipt'

export const decide = operation('record.decide', async (input, context) => {
  const before = await loadRecord(context.tx, context.caller, input.id)
  if (before.authorId === context.caller.personId) throw problem('ownRecord')
  // The reply to the same decision may have been lost: asking again changes nothing.
  const decided = input.decision === 'approve' ? 'counted' : 'returned'
  if (before.state === decided && before.revision === input.revision + 1) return receiptNow(before, context)
  if (input.decision === 'approve') {
    if (before.state !== 'awaiting') throw problem('nothingToDecide')
    return changeState(before, input.revision, 'counted', { did: 'approved', reason: '' }, context)
  }
  if (before.state !== 'counted' && before.state !== 'awaiting') throw problem('nothingToDecide')
  return changeState(before, input.revision, 'returned', { did: 'returned', reason: input.reason }, context)
})
