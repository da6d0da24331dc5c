import { problem } from '#core/problem'
import { operationAtHand } from '../_shared/endpoint/operation'
import { submittedHash } from '../_shared/store/content-hash'
import { findRecord, writeRecord } from '../_shared/store/record'
import { accept } from './accept'
import { receiptNow, receiptOf } from './receipt'

export const submit = operationAtHand('record.submit', async ({ id, content, seconds }, context) => {
  const { tx, caller, requestId } = context
  // Asked first, so that a repeated submission gets its receipt whatever has happened to the record since.
  const kept = await findRecord(tx, caller, id)
  if (kept) {
    const same = kept.authorId === caller.personId && kept.submittedHash === submittedHash(content)
    // Their own record is named, so that a change made after it had arrived becomes a correction, not a second record.
    if (!same)
      throw kept.authorId === caller.personId ? problem('idTaken', { recordId: id }) : problem('idTaken')
    return receiptNow(kept, context)
  }
  const { row, counting, involved } = await accept(id, content, undefined, context)
  const act = { did: 'submitted', reason: '', requestId } as const
  const written = await writeRecord(tx, caller, row, null, act, counting, involved)
  if (seconds !== undefined) {
    const { districtId, schoolId, termId, kind } = row
    const form = content.kind === 'register' ? content.payload.form : ''
    await tx.insertInto('timeSpent').values({ districtId, schoolId, termId, kind, form, seconds }).execute()
  }
  return receiptOf(written, counting, context)
})
