import { problem } from '#core/problem'
import { operationAtHand } from '../_shared/endpoint/operation'
import { loadRecord, writeRecord } from '../_shared/store/record'
import { accept } from './accept'
import { receiptOf } from './receipt'

export const correct = operationAtHand('record.correct', async ({ id, revision, content }, context) => {
  const { tx, caller, requestId } = context
  const before = await loadRecord(tx, caller, id)
  if (before.authorId !== caller.personId) throw problem('notAllowed')
  if (before.state === 'withdrawn') throw problem('alreadyWithdrawn')
  const { row, counting, involved } = await accept(id, content, before, context)
  const act = { did: 'corrected', reason: '', requestId } as const
  return receiptOf(await writeRecord(tx, caller, row, revision, act, counting, involved), counting, context)
})
