import { type Expression, type ExpressionBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { Caller } from '../endpoint/caller'
import type { SignedInContext } from '../endpoint/operation'
import type { SchoolKey } from './school-key'
import type { Tx } from './store'
import type { Tables } from './tables'

export type FileRow = Selectable<Tables['file']>

/** One's own file, for changing: whoever else wants to change it waits until this transaction is over. */
export async function lockOwnFile(tx: Tx, caller: Caller, id: string): Promise<FileRow> {
  const row = await tx
    .selectFrom('file')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .where('ownerId', '=', caller.personId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw problem('notFound')
  return row
}

/** What a client goes by: how much is here, and whether more is wanted. */
export function whereItStands({ received, state, removedAt }: FileRow): Output<'file.begin'> {
  return { received, state: removedAt ? 'removed' : state }
}

/** In the storage; the district first, as in every key. */
export const storageKey = ({ districtId, id }: Pick<FileRow, 'districtId' | 'id'>) => `${districtId}/${id}`

/** Begins of one person come one after the other, so that two at once do not both find room. */
export async function waitForOwnTurn(tx: Tx, caller: Caller): Promise<void> {
  const turn = `file ${caller.districtId} ${caller.personId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(tx)
}

/** Lets unfinished uploads of the caller go, with what is here of them: one of them, or those that have not moved since. */
export async function giveUpUnfinished(
  tx: Tx,
  caller: Caller,
  which: { readonly id: string } | { readonly notMovedSince: Date },
): Promise<void> {
  const unfinished = tx
    .selectFrom('file')
    .select('id')
    .where('districtId', '=', caller.districtId)
    .where('ownerId', '=', caller.personId)
    .where('state', '=', 'partial')
    .where((where) =>
      'id' in which ? where('id', '=', which.id) : where('movedAt', '<', which.notMovedSince),
    )
  await tx
    .deleteFrom('filePart')
    .where('districtId', '=', caller.districtId)
    .where('fileId', 'in', unfinished)
    .execute()
  await tx
    .deleteFrom('file')
    .where('districtId', '=', caller.districtId)
    .where('id', 'in', unfinished)
    .execute()
}

/** What a file hangs on. */
export type Holder = { readonly recordId: string } | { readonly noticeId: string }

export const holderIn = (input: {
  readonly recordId?: string | null | undefined
  readonly noticeId?: string | null | undefined
}): Holder => (input.noticeId ? { noticeId: input.noticeId } : { recordId: input.recordId ?? '' })

/** Long enough to look through a record's photos on a slow network. */
const LINK_SECONDS = 600

/** What its author has put to a record or an announcement, with links; row security says whether the caller reads it. */
export async function linkedFiles(
  holder: Holder,
  ownerId: string,
  { tx, caller, platform }: SignedInContext,
): Promise<Output<'file.list'>['files']> {
  const rows = await tx
    .selectFrom('file')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where(hangingOn(holder))
    .where('ownerId', '=', ownerId)
    .where('state', '=', 'kept')
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute()
  return Promise.all(
    rows.map(async ({ id, name, type, size, keptAt, place }) => ({
      id,
      name,
      type,
      size,
      keptAt: keptAt?.toISOString() ?? '',
      url: await platform.files.link(place ?? '', name, type, LINK_SECONDS),
    })),
  )
}

export function hangingOn(holder: Holder) {
  return (where: ExpressionBuilder<Tables, 'file'>): Expression<SqlBool> =>
    'noticeId' in holder
      ? where('file.noticeId', '=', holder.noticeId)
      : where('file.recordId', '=', holder.recordId)
}

interface FileAct {
  readonly did: 'attached' | 'removed'
  readonly at: Date
  readonly requestId: string
}

/** After the row says so: a file that has come has no state before, a removed one was there. */
export async function journalFile(tx: Tx, caller: Caller, id: string, act: FileAct): Promise<void> {
  const journal = JSON.stringify({ ...act, actorId: caller.personId, reason: '' })
  await sql`
    select youju.keep_journal(f.district_id, f.school_id, 'file', f.id, ${journal}::jsonb,
             case when f.removed_at is not null then to_jsonb(f) || '{"removed_at": null}' end, to_jsonb(f))
      from youju.file f where f.district_id = ${caller.districtId} and f.id = ${id}`.execute(tx)
}

/** Lets all uploads of a school go that have not moved since, as the owner. */
export async function giveUpLeftBehind(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  notMovedSince: Date,
): Promise<void> {
  const leftBehind = tx
    .selectFrom('file')
    .select('id')
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('state', '=', 'partial')
    .where('movedAt', '<', notMovedSince)
  await tx
    .deleteFrom('filePart')
    .where('districtId', '=', districtId)
    .where('fileId', 'in', leftBehind)
    .execute()
  await tx.deleteFrom('file').where('districtId', '=', districtId).where('id', 'in', leftBehind).execute()
}

/** Where the bytes of a school's files lay that were removed since. */
export async function placesRemovedSince(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  since: Date,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('file')
    .select('place')
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('removedAt', '>=', since)
    .execute()
  return rows.flatMap(({ place }) => place ?? [])
}
