import type { Parsed } from '#core/contract/contract'
import { FILE_LIMITS } from '#core/file/file'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import {
  type FileRow,
  giveUpUnfinished,
  hangingOn,
  holderIn,
  waitForOwnTurn,
  whereItStands,
} from '../_shared/store/file'
import { loadHeld } from './holder'

const DAY_MS = 86_400_000

export const begin = operation('file.begin', async (announced, context) => {
  const { tx, caller, now } = context
  await waitForOwnTurn(tx, caller)
  const kept = await findFile(announced.id, context)
  if (kept) {
    if (!isSame(kept, announced, caller.personId)) throw problem('fileIdTaken')
    return whereItStands(kept)
  }
  const held = await loadHeld(holderIn(announced), context)
  if (held.authorId !== caller.personId) throw problem('notAllowed')
  if (held.closed) throw held.closed
  const notMovedSince = new Date(now - FILE_LIMITS.unfinishedDays * DAY_MS)
  await giveUpUnfinished(tx, caller, { notMovedSince })
  await refuseTooMany(announced, context)
  const { id, recordId = null, noticeId = null, name, type, size, sha256 } = announced
  const begunAt = new Date(now)
  const { districtId, schoolId, personId: ownerId } = caller
  const row = { districtId, id, schoolId, recordId, noticeId, ownerId, name, type, size, sha256 }
  const begun = await tx
    .insertInto('file')
    .values({ ...row, begunAt, movedAt: begunAt, place: null })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()
  // Somebody's whom the caller cannot see.
  if (!begun) throw problem('fileIdTaken')
  return whereItStands(begun)
})

function findFile(id: string, { tx, caller }: SignedInContext): Promise<FileRow | undefined> {
  return tx
    .selectFrom('file')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .executeTakeFirst()
}

function isSame(kept: FileRow, announced: Parsed<'file.begin'>, personId: string): boolean {
  return (
    kept.ownerId === personId &&
    (['recordId', 'noticeId'] as const).every((key) => kept[key] === (announced[key] ?? null)) &&
    (['name', 'type', 'size', 'sha256'] as const).every((key) => kept[key] === announced[key])
  )
}

async function refuseTooMany(
  announced: Parsed<'file.begin'>,
  { tx, caller }: SignedInContext,
): Promise<void> {
  const own = tx
    .selectFrom('file')
    .where('districtId', '=', caller.districtId)
    .where('ownerId', '=', caller.personId)
  const { count } = await own
    .where(hangingOn(holderIn(announced)))
    .where('removedAt', 'is', null)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count >= FILE_LIMITS.perRecord) throw problem('tooManyFiles', { limit: FILE_LIMITS.perRecord })
  const { bytes } = await own
    .where('state', '=', 'partial')
    .select((select) => select.fn.coalesce(select.fn.sum<number>('size'), select.lit(0)).as('bytes'))
    .executeTakeFirstOrThrow()
  if (bytes + announced.size > FILE_LIMITS.unfinishedBytes) throw problem('tooManyUnfinished')
}
