import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { loadRecord, type RecordRow } from '../_shared/store/record'
import { keepCheck } from '../_shared/store/record-check'
import { changeState } from './change-state'
import { receiptNow } from './receipt'

export const decide = operation('record.decide', async (input, context) => {
  const { tx, caller, now } = context
  const before = await loadRecord(tx, caller, input.id)
  if (before.authorId === caller.personId) throw problem('ownRecord')
  if (input.decision === 'pass') return pass(before, input.revision, context)
  // The reply to the same decision may have been lost: asking again changes nothing.
  const decided = input.decision === 'approve' ? 'counted' : 'returned'
  if (before.state === decided && before.revision === input.revision + 1) return receiptNow(before, context)
  if (input.decision === 'approve') {
    if (before.state !== 'awaiting') throw problem('nothingToDecide')
    const act = { did: 'approved', reason: '' } as const
    const receipt = await changeState(before, input.revision, 'counted', act, context)
    // Who approved it has looked at it: no sample needs it again.
    await keepCheck(tx, caller, before, now)
    return receipt
  }
  if (before.state !== 'counted' && before.state !== 'awaiting') throw problem('nothingToDecide')
  return changeState(before, input.revision, 'returned', { did: 'returned', reason: input.reason }, context)
})

/** Nothing of the record changes, so its revision stays: the check hangs on its content. */
async function pass(
  record: RecordRow,
  revision: number,
  context: SignedInContext,
): Promise<Output<'record.decide'>> {
  const { tx, caller, now, requestId } = context
  if (record.revision !== revision) throw problem('changedMeanwhile', { revision: record.revision })
  if (record.state !== 'counted') throw problem('nothingToDecide')
  if (await keepCheck(tx, caller, record, now)) {
    const act = { actorId: caller.personId, at: new Date(now), did: 'passed', requestId }
    const checked = { contentHash: record.contentHash }
    await sql`select youju.keep_journal(${caller.districtId}::uuid, ${caller.schoolId}::uuid, 'record', ${record.id}::uuid,
      ${JSON.stringify(act)}::jsonb, null, ${JSON.stringify(checked)}::jsonb)`.execute(tx)
  }
  return receiptNow(record, context)
}
