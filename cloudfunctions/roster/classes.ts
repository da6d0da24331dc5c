import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { INDEX_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'

export const classes = operation('roster.classes', async ({ cursor }, { tx, caller }) => {
  let units = tx
    .selectFrom('orgUnit as class')
    .leftJoin('orgUnit as grade', (join) =>
      join.onRef('grade.districtId', '=', 'class.districtId').onRef('grade.id', '=', 'class.parentId'),
    )
    .select(['class.id', 'class.name', 'class.position', 'grade.name as grade'])
    .where('class.districtId', '=', caller.districtId)
    .where('class.schoolId', '=', caller.schoolId)
    .where('class.kind', '=', 'class')
    .orderBy('class.position')
    .orderBy('class.id')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [INDEX_SHAPE, UUID_SHAPE])
  if (place) {
    units = units.where(sql<boolean>`(class.position, class.id) > (${Number(place[0])}, ${place[1]}::uuid)`)
  }
  const { items, next } = pageOf(await units.execute(), (row) => [row.position, row.id])
  return { items: items.map(({ id, name, grade }) => ({ id, name, grade: grade ?? '' })), next }
})
