import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { INSTANT_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'

const UNREAD_SHAPE = /^(true|false)$/

/** Row security keeps back what is dropped and what people are not yet to be spoken to about. */
export const list = operation('reminder.list', async ({ cursor }, { tx, caller }) => {
  let query = tx
    .selectFrom('reminder')
    .select(['id', 'kind', 'line', 'page', 'dueOn', 'notBefore', 'readAt'])
    .select(sql<string>`to_char(not_before at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('place'))
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('personId', '=', caller.personId)
    .orderBy(sql`read_at is null`, 'desc')
    .orderBy('notBefore', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [UNREAD_SHAPE, INSTANT_SHAPE, UUID_SHAPE])
  if (place) {
    query = query.where(sql<boolean>`
      (read_at is null, not_before, id) < (${place[0]}::boolean, ${place[1]}::timestamptz, ${place[2]}::uuid)`)
  }
  const { items, next } = pageOf(await query.execute(), (last) => [
    String(last.readAt === null),
    last.place,
    last.id,
  ])
  return {
    items: items.map(({ id, kind, line, page, dueOn, notBefore, readAt }) => ({
      id,
      kind,
      line,
      page,
      dueOn,
      at: notBefore.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
    next,
  }
})
