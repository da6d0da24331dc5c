import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { INSTANT_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'

/** What the caller wrote, also anonymously, the latest first. */
export async function listMine(
  cursor: string | undefined,
  { tx, caller }: SignedInContext,
): Promise<Output<'suggestion.list'>> {
  let query = tx
    .selectFrom('suggestion')
    .select([
      'id',
      'kind',
      'recipientId',
      'text',
      'anonymous',
      'at',
      'answer',
      'answeredByName',
      'answeredAt',
    ])
    .select(sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('place'))
    .where('districtId', '=', caller.districtId)
    .where('writerId', '=', caller.personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [INSTANT_SHAPE, UUID_SHAPE])
  if (place) query = query.where(sql<boolean>`(at, id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`)
  const { items, next } = pageOf(await query.execute(), (row) => [row.place, row.id])
  return {
    items: items.map((row) => ({
      id: row.id,
      kind: row.kind,
      to: row.recipientId === caller.districtId ? ('district' as const) : ('school' as const),
      text: row.text,
      from: row.anonymous ? '匿名' : caller.name,
      at: row.at.toISOString(),
      answer:
        row.answer === null || row.answeredAt === null
          ? null
          : { text: row.answer, by: row.answeredByName ?? '', at: row.answeredAt.toISOString() },
    })),
    next,
  }
}
