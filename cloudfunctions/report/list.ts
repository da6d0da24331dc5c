import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { DATE_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { freezeDueReports } from './freeze'
import { lineOf } from './frozen'

export const list = operation('report.list', async ({ kind, cursor }, context) => {
  const { tx, caller } = context
  const place = placeOf(cursor, [DATE_SHAPE, UUID_SHAPE])
  if (!place) await freezeDueReports(context)
  let query = tx
    .selectFrom('report')
    .select(['id', 'kind', 'document', 'frozenAt', 'asOf'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .orderBy('asOf', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (place) query = query.where(sql<boolean>`(as_of, id) < (${place[0]}::date, ${place[1]}::uuid)`)
  const { items, next } = pageOf(await query.execute(), (row) => [row.asOf, row.id])
  return { items: items.map(lineOf), next }
})
