import type { ExpressionBuilder } from 'kysely'
import type { Caller } from '../endpoint/caller'
import type { RecordRow } from './record'
import type { Tx } from './store'
import type { Tables } from './tables'

/** Who found the record's present content in order, and when; undefined while nobody has. */
export function checkOf(
  tx: Tx,
  caller: Caller,
  { id, contentHash }: RecordRow,
): Promise<{ checkerId: string; at: Date } | undefined> {
  return tx
    .selectFrom('recordCheck')
    .select(['checkerId', 'at'])
    .where('districtId', '=', caller.districtId)
    .where('recordId', '=', id)
    .where('contentHash', '=', contentHash)
    .executeTakeFirst()
}

/** Keeps that the caller has found it in order; false when it was known already. */
export async function keepCheck(tx: Tx, caller: Caller, row: RecordRow, now: number): Promise<boolean> {
  const inserted = await tx
    .insertInto('recordCheck')
    .values({
      districtId: caller.districtId,
      recordId: row.id,
      contentHash: row.contentHash,
      schoolId: row.schoolId,
      checkerId: caller.personId,
      at: new Date(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('recordId')
    .executeTakeFirst()
  return inserted !== undefined
}

export function isChecked(where: ExpressionBuilder<Tables, 'record'>) {
  return where.exists(
    where
      .selectFrom('recordCheck')
      .select('recordCheck.recordId')
      .whereRef('recordCheck.districtId', '=', 'record.districtId')
      .whereRef('recordCheck.recordId', '=', 'record.id')
      .whereRef('recordCheck.contentHash', '=', 'record.contentHash'),
  )
}

/** Those of the records that were checked as they are now. */
export async function checkedAmong(
  tx: Tx,
  caller: Caller,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (recordIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('record')
    .select('record.id')
    .where('record.districtId', '=', caller.districtId)
    .where('record.id', 'in', recordIds)
    .where(isChecked)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
