import { type ExpressionBuilder, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Stance } from '#core/record/statement'
import type { Caller } from '../endpoint/caller'
import type { Tx } from './store'
import type { Tables } from './tables'

export type StatementRow = Selectable<Tables['statement']>

/** What was said to a record, the oldest first. */
export function statementsOn(tx: Tx, caller: Caller, recordId: string): Promise<StatementRow[]> {
  return tx
    .selectFrom('statement')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('recordId', '=', recordId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** What was said last to each of these records; those to which nothing was said are not in it. */
export async function lastStances(
  tx: Tx,
  caller: Caller,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, Stance>> {
  if (recordIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('statement')
    .distinctOn('recordId')
    .select(['recordId', 'stance'])
    .where('districtId', '=', caller.districtId)
    .where('recordId', 'in', recordIds)
    .orderBy('recordId')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map(({ recordId, stance }) => [recordId, stance]))
}

/** Of a record that counts or may come to count: the last word on it is an objection. */
export function hasOpenObjection(where: ExpressionBuilder<Tables, 'record'>) {
  return where.and([
    where('record.state', 'in', ['counted', 'awaiting']),
    where.exists(
      where
        .selectFrom('statement as objection')
        .select('objection.id')
        .whereRef('objection.districtId', '=', 'record.districtId')
        .whereRef('objection.schoolId', '=', 'record.schoolId')
        .whereRef('objection.recordId', '=', 'record.id')
        .where('objection.stance', '=', 'object')
        .where((one) =>
          one.not(
            one.exists(
              one
                .selectFrom('statement as later')
                .select('later.id')
                .whereRef('later.districtId', '=', 'objection.districtId')
                .whereRef('later.recordId', '=', 'objection.recordId')
                .where(sql<boolean>`(later.at, later.id) > (objection.at, objection.id)`),
            ),
          ),
        ),
    ),
  ])
}

/** How many records have an objection that nobody has answered: of one author, or all that the caller may read. */
export function objections(authorId: string | null): RawBuilder<number> {
  return sql<number>`youju.count_objections(${authorId}::uuid)`
}
