import { sql } from 'kysely'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { INSTANT_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { addressedTo, readableBy } from './addressed'
import { audienceLabels } from './labels'

export const list = operation('notice.list', async ({ cursor }, context) => {
  const { caller } = context
  let query = noticesWithReceipts(context)
    .select([
      'notice.id',
      'notice.title',
      'notice.publishedAt',
      'notice.publisherId',
      'notice.publisherName',
      'notice.withdrawnAt',
      'receipt.readAt',
    ])
    .select((where) => addressedTo(caller)(where).as('forCaller'))
    // Millisecond dates would lose the order of what was published within one.
    .select(
      sql<string>`to_char(notice.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as(
        'place',
      ),
    )
    .orderBy('notice.publishedAt', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [INSTANT_SHAPE, UUID_SHAPE])
  if (place) {
    query = query.where(
      sql<boolean>`(notice.published_at, notice.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`,
    )
  }
  const { items, next } = pageOf(await query.execute(), (row) => [row.place, row.id])
  const labels = await audienceLabels(
    items.map((row) => row.id),
    context,
  )
  return {
    unread: await countUnread(context),
    notices: {
      items: items.map((row) => ({
        id: row.id,
        title: row.title,
        publishedAt: row.publishedAt.toISOString(),
        publisher: row.publisherName,
        audience: labels.get(row.id) ?? '',
        // What was sent to others waits for nobody here, though a publisher sees it.
        read: row.readAt !== null || row.publisherId === caller.personId || !row.forCaller,
        withdrawn: row.withdrawnAt !== null,
        state: row.withdrawnAt === null ? ('published' as const) : ('withdrawn' as const),
        pinned: false,
        corrected: false,
        files: 0,
        owesReceipt: false,
      })),
      next,
    },
  }
})

function noticesWithReceipts({ tx, caller }: SignedInContext) {
  return tx
    .selectFrom('notice')
    .leftJoin('receipt', (join) =>
      join
        .onRef('receipt.districtId', '=', 'notice.districtId')
        .onRef('receipt.noticeId', '=', 'notice.id')
        .on('receipt.personId', '=', caller.personId),
    )
    .where('notice.districtId', '=', caller.districtId)
    .where('notice.schoolId', '=', caller.schoolId)
    .where(readableBy(caller))
}

async function countUnread(context: SignedInContext): Promise<number> {
  const row = await noticesWithReceipts(context)
    .select(sql<number>`count(*)`.as('count'))
    .where('notice.withdrawnAt', 'is', null)
    .where('notice.publisherId', '<>', context.caller.personId)
    .where('receipt.readAt', 'is', null)
    .where(addressedTo(context.caller))
    .executeTakeFirstOrThrow()
  return row.count
}
