import { sql } from 'kysely'
import type { Output, Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { mayState, type Part } from '#core/record/statement'
import { operationAtHand, type SignedInContext } from '../_shared/endpoint/operation'
import { loadRecord, type RecordRow } from '../_shared/store/record'
import { type StatementRow, statementsOn } from '../_shared/store/statement'

export const respond = operationAtHand('record.respond', async (input, context) => {
  const { tx, caller, now, requestId } = context
  const record = await loadRecord(tx, caller, input.recordId)
  const said = await statementsOn(tx, caller, record.id)
  const before = said.find(({ id }) => id === input.id)
  // The reply to the same statement may have been lost: saying it again adds nothing.
  if (before) return saidBefore(input, before, record, context)
  checkMayState(input.stance, record, said, context)
  const row: StatementRow = {
    districtId: caller.districtId,
    id: input.id,
    schoolId: caller.schoolId,
    recordId: record.id,
    personId: caller.personId,
    stance: input.stance,
    words: input.words,
    contentHash: record.contentHash,
    at: new Date(now),
  }
  const kept = await tx
    .insertInto('statement')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!kept) {
    const meanwhile = (await statementsOn(tx, caller, record.id)).find(({ id }) => id === input.id)
    if (!meanwhile) throw problem('idTaken')
    return saidBefore(input, meanwhile, record, context)
  }
  const act = { actorId: caller.personId, at: row.at, did: input.stance, requestId }
  await sql`select youju.keep_journal(${caller.districtId}::uuid, ${caller.schoolId}::uuid, 'statement', ${input.id}::uuid,
    ${JSON.stringify(act)}::jsonb, null, ${JSON.stringify({ recordId: record.id, words: input.words })}::jsonb)`.execute(
    tx,
  )
  return statementShape(row, record, caller.name)
})

/** What somebody is to a record, and so what they may say to it. Only lessons are responded to. */
export function partIn(record: RecordRow, { caller }: SignedInContext): Part {
  const open = record.state === 'counted' || record.state === 'awaiting'
  if (record.kind !== 'observation' || !open) return 'none'
  if (record.aboutId === caller.personId) return 'concerned'
  return record.authorId === caller.personId ? 'author' : 'none'
}

function checkMayState(
  stance: StatementRow['stance'],
  record: RecordRow,
  said: readonly StatementRow[],
  context: SignedInContext,
): void {
  const part = partIn(record, context)
  if (mayState(part, said.at(-1)?.stance).includes(stance)) return
  throw part === 'author' && stance === 'reply' ? problem('nothingToAnswer') : problem('notAllowed')
}

function saidBefore(
  { stance, words }: Parsed<'record.respond'>,
  before: StatementRow,
  record: RecordRow,
  { caller }: SignedInContext,
): Output<'record.respond'> {
  const same = before.personId === caller.personId && before.stance === stance && before.words === words
  if (!same) throw problem('idTaken')
  return statementShape(before, record, caller.name)
}

export function statementShape(
  { id, stance, words, at, contentHash }: StatementRow,
  record: RecordRow,
  who: string,
): Output<'record.respond'> {
  return { id, who, stance, words, at: at.toISOString(), current: contentHash === record.contentHash }
}
