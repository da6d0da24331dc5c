import { sql } from 'kysely'
import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadRecord, type RecordRow } from '../_shared/store/record'
import { keepCheck } from '../_shared/store/record-check'
import { opened } from '../_shared/store/sealed'
import { accept, isAccepted, mayAccept, withdrawnFrom } from './accept-handed-in'
import { changeState } from './change-state'
import { receiptNow } from './receipt'
import { tellAuthor } from './tell-author'

export const decide = operationAtHand('record.decide', async (input, context) => {
  const { tx, caller } = context
  const found = await loadRecord(tx, caller, input.id)
  const [before = found] = await opened([found], context)
  if (before.authorId === caller.personId) throw problem('ownRecord')
  if (input.decision === 'accept') return accept(before, input.revision, context)
  const checks = reaches('record.sample', caller.roles, 'school')
  if (!checks && !(await mayAccept(before, context))) throw problem('notAllowed')
  switch (input.decision) {
    case 'pass':
      return pass(before, input.revision, context)
    case 'approve':
      return approve(before, input.revision, context)
    case 'return':
      return sendBack(before, input, context)
  }
})

async function approve(before: RecordRow, revision: number, context: SignedInContext) {
  // The reply to the same decision may have been lost: asking again changes nothing.
  if (before.state === 'counted' && before.revision === revision + 1) return receiptNow(before, context)
  if (before.state !== 'awaiting') throw problem('nothingToDecide')
  const receipt = await changeState(before, revision, 'counted', { did: 'approved', reason: '' }, context)
  // Who approved it has looked at it: no sample needs it again.
  await keepCheck(context.tx, context.caller, before, context.now)
  return receipt
}

/** What was accepted is given back only by who may accept it. */
async function sendBack(
  before: RecordRow,
  { revision, reason }: Extract<Parsed<'record.decide'>, { decision: 'return' }>,
  context: SignedInContext,
) {
  if (before.state === 'returned' && before.revision === revision + 1) return receiptNow(before, context)
  if (before.state !== 'counted' && before.state !== 'awaiting') throw problem('nothingToDecide')
  if (isAccepted(before) && !(await mayAccept(before, context))) throw problem('notYoursToAccept')
  const act = { did: 'returned', reason } as const
  const receipt = await changeState(withdrawnFrom(before), revision, 'returned', act, context)
  await tellAuthor(before, context)
  return receipt
}

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
