import { sql } from 'kysely'
import { isOver, isPinned, noticeState } from '#core/notice/notice'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { INDEX_SHAPE, INSTANT_SHAPE, PAGE_SIZE, pageOf, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { conditions, loadHearing } from './heard'
import { audienceLabels } from './labels'
import { momentOf } from './notice-row'

export const list = operation('notice.list', async ({ show = 'all', cursor }, context) => {
  const { caller, now, today } = context
  const hearing = await loadHearing(context)
  const where = conditions(hearing, context)
  const pinned =
    show === 'unfinished'
      ? sql<number>`0::int`
      : sql<number>`(notice.state = 'issued' and coalesce(notice.pinned_until >= ${today}, false))::int`
  const moment = show === 'unfinished' ? sql`notice.changed_at` : sql`notice.published_at`
  const place = placeOf(cursor, [INDEX_SHAPE, INSTANT_SHAPE, UUID_SHAPE])
  // What is unread is among what the first page is taken from, and counted on the way.
  const countsOnTheWay = !place && show !== 'unfinished'
  let query = noticesWithReceipts(context)
    .select([
      ...([
        'notice.id',
        'notice.title',
        'notice.publisherId',
        'notice.publisherName',
        'notice.state',
      ] as const),
      ...(['notice.publishedAt', 'notice.changedAt', 'notice.lastOn', 'notice.pinnedUntil'] as const),
      ...(['notice.audience', 'notice.receiptAsked'] as const),
      sql<boolean>`notice.corrections <> '[]'`.as('corrected'),
      where.heard.as('heard'),
      sql<boolean>`(${where.isStale})`.as('stale'),
      sql<boolean>`coalesce(receipt.acknowledged_at >= coalesce(notice.retold_at, '-infinity'), false)`.as(
        'acknowledged',
      ),
      pinned.as('pinnedFirst'),
      (countsOnTheWay
        ? sql<number | null>`count(*) filter (where ${show === 'unread' ? sql`true` : where.unread}) over ()`
        : sql<null>`null`
      ).as('unread'),
      // Millisecond dates would lose the order of what was published within one.
      sql<string>`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('place'),
    ])
    .where(where[LISTS[show]])
    .orderBy(sql`${pinned} desc, ${moment} desc, notice.id desc`)
    .limit(PAGE_SIZE + 1)
  if (place) {
    query = query.where(
      sql<boolean>`(${pinned}, ${moment}, notice.id) < (${place[0]}::int, ${place[1]}::timestamptz, ${place[2]}::uuid)`,
    )
  }
  const { items, next } = pageOf(await query.execute(), (row) => [row.pinnedFirst, row.place, row.id])
  const files = await filesOf(
    items.map(({ id }) => id),
    context,
  )
  const labels = await audienceLabels(items, hearing, context)
  return {
    unread: countsOnTheWay ? (items[0]?.unread ?? 0) : await countUnread(context, where),
    notices: {
      items: items.map((row) => {
        const state = noticeState(row, now)
        const waits = row.heard && state === 'published' && row.publisherId !== caller.personId
        return {
          id: row.id,
          title: row.title,
          publishedAt: momentOf(row).toISOString(),
          publisher: row.publisherName,
          audience: labels.get(row.id) ?? '',
          // What was sent to others waits for nobody here, though a publisher sees it.
          read: !waits || !row.stale,
          withdrawn: state === 'withdrawn',
          state,
          pinned: state === 'published' && isPinned(row.pinnedUntil, today),
          corrected: row.corrected,
          files: files.get(row.id) ?? 0,
          owesReceipt: waits && row.receiptAsked && !row.acknowledged,
          over: state === 'published' && isOver(row.lastOn, today),
        }
      }),
      next,
    },
  }
})

const LISTS = { all: 'listed', unread: 'unread', unfinished: 'unfinished' } as const

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
}

async function filesOf(notices: readonly string[], { tx }: SignedInContext): Promise<Map<string, number>> {
  const { rows } = await sql<{ noticeId: string; files: number }>`
    select notice_id, files from youju.notice_files(${notices}::uuid[])`.execute(tx)
  return new Map(rows.map(({ noticeId, files }) => [noticeId, files]))
}

async function countUnread(
  context: SignedInContext,
  { unread }: ReturnType<typeof conditions>,
): Promise<number> {
  const row = await noticesWithReceipts(context)
    .select(sql<number>`count(*)`.as('count'))
    .where(unread)
    .executeTakeFirstOrThrow()
  return row.count
}
