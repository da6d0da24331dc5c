import { type Selectable, sql, type Updateable } from 'kysely'
import type { Output } from '#core/contract/contract'
import { noticeState } from '#core/notice/notice'
import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { Tables } from '../_shared/store/tables'

export type NoticeRow = Selectable<Tables['notice']>
export type NoticeChanges = Updateable<Tables['notice']>

/** What happened to an announcement, for its journal. */
export interface Act {
  readonly did:
    | 'saved'
    | 'handedIn'
    | 'published'
    | 'approved'
    | 'returned'
    | 'corrected'
    | 'placed'
    | 'withdrawn'
  readonly reason?: string
}

/** One that the caller may change, own or as a leader: whoever else wants to change it waits until this is over. */
export async function lockNotice(id: string, context: SignedInContext): Promise<NoticeRow> {
  const row = await findOwnOrLed(id, context)
  if (!row) throw problem('notFound')
  return row
}

export function findOwnOrLed(id: string, { tx, caller }: SignedInContext): Promise<NoticeRow | undefined> {
  let query = tx
    .selectFrom('notice')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
  if (!caller.rights.publishNotice) query = query.where('publisherId', '=', caller.personId)
  // The row's policies for changing hold here too.
  return query.forUpdate().executeTakeFirst()
}

/** Writes changes down together with their journal: the row as it was and as it is. */
export async function changeNotice(
  row: NoticeRow,
  changes: NoticeChanges,
  act: Act,
  context: SignedInContext,
): Promise<NoticeRow> {
  const { tx, caller, now } = context
  const before = await asJson(row.id, context)
  const changed = await tx
    .updateTable('notice')
    .set({ ...changes, changedAt: new Date(now) })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await journalNotice(row.id, before, act, context)
  return changed
}

export async function journalNotice(
  id: string,
  before: unknown,
  { did, reason = '' }: Act,
  { tx, caller, now, requestId }: SignedInContext,
): Promise<void> {
  const act = JSON.stringify({ actorId: caller.personId, at: new Date(now), did, reason, requestId })
  await sql`
    select youju.keep_journal(n.district_id, n.school_id, 'notice', n.id, ${act}::jsonb,
             ${before === null ? null : JSON.stringify(before)}::jsonb, to_jsonb(n) - 'hears')
      from youju.notice n where n.district_id = ${caller.districtId} and n.id = ${id}`.execute(tx)
}

async function asJson(id: string, { tx, caller }: SignedInContext): Promise<unknown> {
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(n) - 'hears' as row from youju.notice n
     where n.district_id = ${caller.districtId} and n.id = ${id}`.execute(tx)
  return rows[0]?.row ?? null
}

export function savedShape(row: NoticeRow, now: number): Output<'notice.save'> {
  const state = noticeState(row, now)
  return { id: row.id, revision: row.revision, state, publishedAt: momentOf(row).toISOString() }
}

/** When it came or comes out; of what is not issued, when it was last saved. */
export const momentOf = ({ publishedAt, changedAt }: Pick<NoticeRow, 'publishedAt' | 'changedAt'>) =>
  publishedAt ?? changedAt
