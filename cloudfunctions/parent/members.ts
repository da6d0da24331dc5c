import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { INSTANT_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { classesKept, keptClass } from './classes-kept'

/** In the order of asking, with its day: two may be called 小雨妈妈. */
export const members = operation('parent.members', async ({ classId, state, cursor }, context) => {
  const { tx, caller } = context
  const place = placeOf(cursor, [INSTANT_SHAPE, UUID_SHAPE])
  const kept =
    classId === null
      ? await classesKept('parent.members', context)
      : [await keptClass('parent.members', classId, context)]
  if (kept.length === 0) return { items: [], next: null }
  const names = new Map(kept.map(({ id, name }) => [id, name]))
  let query = tx
    .selectFrom('guardianship')
    .select(['id', 'name', 'classId', 'state', 'askedAt'])
    .select(sql<string>`to_char(asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('place'))
    .where('districtId', '=', caller.districtId)
    .where('classId', 'in', [...names.keys()])
    .where('state', '=', state)
    .orderBy('askedAt')
    .orderBy('id')
    .limit(PAGE_SIZE + 1)
  if (place) {
    query = query.where(sql<boolean>`(asked_at, id) > (${place[0]}::timestamptz, ${place[1]}::uuid)`)
  }
  const { items, next } = pageOf(await query.execute(), (row) => [row.place, row.id])
  return {
    items: items.map(({ place: _, askedAt, ...row }) => ({
      ...row,
      class: names.get(row.classId) ?? '',
      at: askedAt.toISOString(),
    })),
    next,
  }
})
