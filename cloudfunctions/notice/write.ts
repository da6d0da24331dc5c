import { type Insertable, sql } from 'kysely'
import { isUnfinished, noticeState } from '#core/notice/notice'
import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { Tables } from '../_shared/store/tables'
import { type Act, changeNotice, findOwnOrLed, journalNotice, type NoticeRow } from './notice-row'

type Written = Omit<
  Insertable<Tables['notice']>,
  'districtId' | 'id' | 'schoolId' | 'publisherId' | 'publisherName' | 'changedAt' | 'revision' | 'decidedBy'
>

/** The caller's own under this id; another's is taken. The same sent twice at once comes one after the other. */
export async function findOwn(id: string, context: SignedInContext): Promise<NoticeRow | undefined> {
  const turn = `notice ${context.caller.districtId} ${id}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(context.tx)
  const row = await findOwnOrLed(id, context)
  if (row && row.publisherId !== context.caller.personId) throw problem('idTaken')
  return row
}

export async function insertNotice(
  id: string,
  written: Written,
  did: Act['did'],
  context: SignedInContext,
): Promise<NoticeRow> {
  const { tx, caller, now } = context
  const { districtId, schoolId, personId: publisherId, name: publisherName } = caller
  // Under a name, for parents may not read the staff's table.
  const row = await tx
    .insertInto('notice')
    .values({
      ...written,
      ...{ districtId, id, schoolId, publisherId, publisherName },
      changedAt: new Date(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  // Somebody's whom the caller cannot see.
  if (!row) throw problem('idTaken')
  await journalNotice(id, null, { did }, context)
  return row
}

/** What is not out yet is written anew by its author; whatever was decided on it is decided again. */
export async function rewrite(
  row: NoticeRow,
  revision: number | null,
  written: Written,
  did: Act['did'],
  context: SignedInContext,
): Promise<NoticeRow> {
  const state = noticeState(row, context.now)
  if (state === 'withdrawn') throw problem('noticeWithdrawn')
  if (!isUnfinished(state)) throw problem('alreadyPublished')
  if (row.revision !== revision) throw problem('changedMeanwhile', { revision: row.revision })
  const anew = { ...written, revision: row.revision + 1, decidedBy: null, returnedBecause: '' }
  return changeNotice(row, anew, { did }, context)
}
