import { sql } from 'kysely'
import type { HandedIn } from '#core/reminder/open-due'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'

/** What was handed in and declared at a school in a term; what was given back or taken back is owed again. */
export async function loadAllHandedIn(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  termId: string,
): Promise<HandedIn[]> {
  const rows = await tx
    .selectFrom('record')
    .select(['kind', 'authorId', 'happenedOn'])
    .select([
      sql<string>`payload ->> 'title'`.as('title'),
      sql<HandedIn['level']>`payload ->> 'level'`.as('level'),
      sql<string | null>`payload ->> 'unitId'`.as('unitId'),
    ])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('termId', '=', termId)
    .where('kind', 'in', ['deliverable', 'declared'])
    .where('state', 'in', ['counted', 'awaiting'])
    .execute()
  return rows.map(({ kind, happenedOn, ...row }) => ({
    ...row,
    kind: kind as HandedIn['kind'],
    on: happenedOn,
  }))
}
