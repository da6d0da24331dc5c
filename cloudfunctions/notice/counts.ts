import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { manages } from './manage'
import type { NoticeRow } from './notice-row'

/**
 * How many of those it was sent to have read it and given the receipt: for who wrote it and leaders all, for a class
 * teacher the parents of the own class, for nobody else.
 */
export async function countsOf(
  row: NoticeRow,
  { tx, caller, now }: SignedInContext,
): Promise<Output<'notice.read'>['counts']> {
  const wasOut = row.publishedAt !== null && row.publishedAt.getTime() <= now
  if (!wasOut || (!manages(row, caller) && caller.classes.length === 0)) return null
  const { rows } = await sql<NonNullable<Output<'notice.read'>['counts']>>`
    select people, read, acknowledged from youju.notice_counts(${row.id}::uuid)`.execute(tx)
  const [counts] = rows
  return counts && (manages(row, caller) || counts.people > 0) ? { ...counts } : null
}
