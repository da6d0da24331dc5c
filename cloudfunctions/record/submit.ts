import type { Parsed } from '#core/contract/contract'
import { Problem, problem } from '#core/problem'
import { operationTogether, type SignedInContext } from '../_shared/endpoint/operation'
import { submittedHash } from '../_shared/store/content-hash'
import { findRecord, type RecordRow } from '../_shared/store/record'
import { accept } from './accept'
import { keepSubmitted } from './keep-submitted'
import { receiptNow, receiptOf } from './receipt'

export const submit = operationTogether('record.submit', async (input, context) => {
  try {
    const accepted = await accept(input.id, input.content, undefined, context)
    const kept = await keepSubmitted({ ...accepted, seconds: input.seconds }, context)
    if (kept) return await receiptOf(kept, accepted.counting, context)
  } catch (refusal) {
    // A repeated submission gets its receipt whatever has happened since, also where it would be refused today.
    const kept = refusal instanceof Problem && (await keptAlready(input, context))
    if (!kept) throw refusal
    return receiptNow(kept, context)
  }
  const kept = await keptAlready(input, context)
  if (!kept) throw problem('idTaken')
  return receiptNow(kept, context)
})

/** The record of the same submission, made before; undefined without one. */
async function keptAlready(
  { id, content }: Parsed<'record.submit'>,
  { tx, caller }: SignedInContext,
): Promise<RecordRow | undefined> {
  const kept = await findRecord(tx, caller, id)
  if (!kept) return undefined
  if (kept.authorId !== caller.personId) throw problem('idTaken')
  // Their own record is named, so that a change made after it had arrived becomes a correction, not a second record.
  if (kept.submittedHash !== submittedHash(content)) throw problem('idTaken', { recordId: id })
  return kept
}
