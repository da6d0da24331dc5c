import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { NoticeRow } from './notice-row'

/** Once, and once more after it was told anew. */
export async function markRead(
  { id, retoldAt }: NoticeRow,
  { tx, caller, now }: SignedInContext,
): Promise<void> {
  await tx
    .insertInto('receipt')
    .values({ districtId: caller.districtId, noticeId: id, personId: caller.personId, readAt: new Date(now) })
    .onConflict((conflict) =>
      conflict
        .columns(['districtId', 'noticeId', 'personId'])
        .doUpdateSet({ readAt: new Date(now) })
        .where('receipt.readAt', '<', retoldAt ?? new Date(0)),
    )
    .execute()
}

/** What the caller has acknowledged of what it says now; null before. */
export async function receiptOf(
  { id, receiptAsked, retoldAt }: NoticeRow,
  { tx, caller }: SignedInContext,
): Promise<Output<'notice.read'>['receipt']> {
  if (!receiptAsked) return { asked: false, given: null }
  const receipt = await tx
    .selectFrom('receipt')
    .select('acknowledgedAt')
    .where('districtId', '=', caller.districtId)
    .where('noticeId', '=', id)
    .where('personId', '=', caller.personId)
    .executeTakeFirst()
  const given = receipt?.acknowledgedAt ?? null
  const holds = given !== null && (retoldAt === null || given >= retoldAt)
  return { asked: true, given: holds ? given.toISOString() : null }
}

/** Kept from the first time on, until it is told anew. */
export async function giveReceipt(row: NoticeRow, context: SignedInContext): Promise<string> {
  const { tx, caller, now } = context
  await markRead(row, context)
  const at = new Date(now)
  await tx
    .updateTable('receipt')
    .set({ acknowledgedAt: at })
    .where('districtId', '=', caller.districtId)
    .where('noticeId', '=', row.id)
    .where('personId', '=', caller.personId)
    .where((where) =>
      where.or([
        where('acknowledgedAt', 'is', null),
        where('acknowledgedAt', '<', sql<Date>`${row.retoldAt}::timestamptz`),
      ]),
    )
    .execute()
  return (await receiptOf(row, context)).given ?? at.toISOString()
}
