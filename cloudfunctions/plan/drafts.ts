import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { INSTANT_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { namesOf } from '../_shared/store/people'
import { draftMeta } from './draft-row'

export const drafts = operation('plan.drafts', async ({ cursor }, { tx, caller }) => {
  const place = placeOf(cursor, [INSTANT_SHAPE, UUID_SHAPE])
  let query = tx
    .selectFrom('planDraft')
    .select([
      'districtId',
      'schoolId',
      'id',
      'name',
      'title',
      'faults',
      'warnings',
      'revision',
      'savedBy',
      'savedAt',
      'publishedAs',
    ])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .orderBy('savedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
  if (place) {
    query = query.where(sql<boolean>`(saved_at, id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`)
  }
  const { items, next } = pageOf(await query.execute(), ({ savedAt, id }) => [savedAt.toISOString(), id])
  const names = await namesOf(
    tx,
    caller,
    items.map(({ savedBy }) => savedBy),
  )
  return { items: items.map((row) => draftMeta(row, names)), next }
})
