import { sql } from 'kysely'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { operation } from '../_shared/endpoint/operation'
import { INDEX_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'

export const staff = operation('roster.staff', (asked, context) => staffPage(asked, null, context))

interface Asked {
  readonly query?: string | undefined
  readonly cursor?: string | undefined
}

/**
 * A page of the school's staff in its order, found by a part of the name or of the subject. Who had left before the running
 * term is nobody a record of it names.
 */
export async function staffPage(
  { query, cursor }: Asked,
  /** Who is left out. */
  without: string | null,
  { tx, caller, today }: SignedInContext,
) {
  let people = tx
    .selectFrom('person')
    .select(['id', 'name', 'subject', 'position'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'staff')
    .where(sql<boolean>`not youju.left_before_term(district_id, id, ${today}::date)`)
    .orderBy('position')
    .orderBy('id')
    .limit(PAGE_SIZE + 1)
  if (without !== null) people = people.where('id', '<>', without)
  const wanted = query?.trim()
  if (wanted)
    people = people.where(sql<boolean>`strpos(name, ${wanted}) > 0 or strpos(subject, ${wanted}) > 0`)
  const place = placeOf(cursor, [INDEX_SHAPE, UUID_SHAPE])
  if (place) people = people.where(sql<boolean>`(position, id) > (${Number(place[0])}, ${place[1]}::uuid)`)
  const { items, next } = pageOf(await people.execute(), (row) => [row.position, row.id])
  return { items: items.map(({ id, name, subject }) => ({ id, name, subject })), next }
}
