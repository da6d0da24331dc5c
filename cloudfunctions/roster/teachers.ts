import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { INDEX_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'

export const teachers = operation('roster.teachers', async ({ query, cursor }, { tx, caller }) => {
  let people = tx
    .selectFrom('person')
    .select(['id', 'name', 'subject', 'position'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', '=', 'staff')
    .where('id', '<>', caller.personId)
    .orderBy('position')
    .orderBy('id')
    .limit(PAGE_SIZE + 1)
  const wanted = query?.trim()
  if (wanted)
    people = people.where(sql<boolean>`strpos(name, ${wanted}) > 0 or strpos(subject, ${wanted}) > 0`)
  const place = placeOf(cursor, [INDEX_SHAPE, UUID_SHAPE])
  if (place) people = people.where(sql<boolean>`(position, id) > (${Number(place[0])}, ${place[1]}::uuid)`)
  const { items, next } = pageOf(await people.execute(), (row) => [row.position, row.id])
  return { items: items.map(({ id, name, subject }) => ({ id, name, subject })), next }
})
