import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { contentHash } from '../_shared/store/content-hash'
import { findRecord, loadRecord, writeRecord } from '../_shared/store/record'
import { accept } from './accept'
import { receiptOf } from './receipt'

export const submit = operation('record.submit', async ({ id, content }, context) => {
  const { tx, caller, requestId } = context
  // Asked first, so that a repeated submission gets its receipt whatever has happened to the record since.
  const kept = await findRecord(tx, caller, id)
  if (kept) {
    const same = kept.authorId === caller.personId && kept.submittedHash === contentHash(content)
    if (!same) throw problem('idTaken')
    return receiptOf(kept, context)
  }
  const { row, term, inForce } = await accept(id, content, undefined, context)
  const act = { did: 'submitted', reason: '', requestId } as const
  await writeRecord(tx, caller, row, null, act, { plan: inForce.plan, calendar: term.calendar })
  return receiptOf(await loadRecord(tx, caller, id), context)
})
