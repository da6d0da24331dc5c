import { sql } from 'kysely'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { INDEX_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { thereOn } from '../_shared/store/there-on'

export const units = operation('roster.units', async ({ kind, cursor }, context) => {
  const { items, next } = await unitsPage(kind, cursor, context)
  return { items: items.map(({ id, name, within }) => ({ id, name, within: within ?? '' })), next }
})

/** A page of the school's units of a kind that are there today, in their order; `within` is the grade of a class. */
export async function unitsPage(
  kind: 'grade' | 'class' | 'group' | 'club',
  cursor: string | undefined,
  { tx, caller, today }: SignedInContext,
) {
  let query = tx
    .selectFrom('orgUnit as unit')
    .leftJoin('orgUnit as grade', (join) =>
      join
        .onRef('grade.districtId', '=', 'unit.districtId')
        .onRef('grade.id', '=', 'unit.parentId')
        .on('grade.kind', '=', 'grade'),
    )
    .select(['unit.id', 'unit.name', 'unit.position', 'grade.name as within'])
    .where('unit.districtId', '=', caller.districtId)
    .where('unit.schoolId', '=', caller.schoolId)
    .where('unit.kind', '=', kind)
    .where(thereOn('unit', today))
    .orderBy('unit.position')
    .orderBy('unit.id')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [INDEX_SHAPE, UUID_SHAPE])
  if (place) {
    query = query.where(sql<boolean>`(unit.position, unit.id) > (${Number(place[0])}, ${place[1]}::uuid)`)
  }
  return pageOf(await query.execute(), (row) => [row.position, row.id])
}
