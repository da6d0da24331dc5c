import { sql } from 'kysely'
import type { Caller } from '../endpoint/caller'
import type { Tx } from './store'

/** The caller's own records of a term that were returned, and wait to be put right. */
export async function countReturned(tx: Tx, caller: Caller, termId: string): Promise<number> {
  const row = await tx
    .selectFrom('record')
    .select(sql<number>`count(*)`.as('count'))
    .where('districtId', '=', caller.districtId)
    .where('authorId', '=', caller.personId)
    .where('schoolId', '=', caller.schoolId)
    .where('termId', '=', termId)
    .where('state', '=', 'returned')
    .executeTakeFirstOrThrow()
  return row.count
}

/** Other people's records that the caller may approve or return. */
export async function countAwaiting(tx: Tx, caller: Caller): Promise<number> {
  if (!caller.rights.checkRecords) return 0
  const row = await tx
    .selectFrom('record')
    .select(sql<number>`count(*)`.as('count'))
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('state', '=', 'awaiting')
    .where('authorId', '<>', caller.personId)
    .executeTakeFirstOrThrow()
  return row.count
}
