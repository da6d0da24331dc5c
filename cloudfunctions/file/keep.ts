import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Output } from '#core/contract/contract'
import { isImage } from '#core/file/file'
import { onlyThePicture } from '#core/file/only-the-picture/picture'
import { typeOfContent } from '#core/file/type-of-content'
import { Problem, problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { RefusalKept } from '../_shared/endpoint/refusal-kept'
import { type FileRow, giveUpUnfinished, journalFile, storageKey, whereItStands } from '../_shared/store/file'

/**
 * All parts are here: looks at the whole and moves it to the storage. The bytes are there for good before the row says
 * so; whatever fails in between leaves bytes that nobody knows of, and the last part to be sent again.
 */
export async function keep(file: FileRow, context: SignedInContext): Promise<Output<'file.put'>> {
  const { tx, caller, now, platform, requestId } = context
  const sent = await joined(file, context)
  const bytes = faultOf(file, sent) ?? (await asKept(file, sent, context))
  if (bytes instanceof Problem) {
    await giveUpUnfinished(tx, caller, { id: file.id })
    throw new RefusalKept(bytes)
  }
  await checkPicture(file, bytes, context)
  const place = await platform.files.put(storageKey(file), bytes, file.type)
  const at = new Date(now)
  const kept = await tx
    .updateTable('file')
    .set({ received: file.size, state: 'kept', place, movedAt: at, keptAt: at })
    .where('districtId', '=', file.districtId)
    .where('id', '=', file.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tx
    .deleteFrom('filePart')
    .where('districtId', '=', file.districtId)
    .where('fileId', '=', file.id)
    .execute()
  await journalFile(tx, caller, file.id, { did: 'attached', at, requestId })
  return whereItStands(kept)
}

/**
 * Of a picture, the picture alone: drawn anew where that can be done, else without what does not belong to it. So no place
 * and no device is kept with it, and no file that passes for a picture is at the same time something else. Size and hash of
 * the row stay those that were sent, by which a device knows its upload again.
 */
async function asKept(
  { type }: FileRow,
  sent: Buffer,
  { tx, platform: { pictures } }: SignedInContext,
): Promise<Uint8Array | Problem> {
  if (!isImage(type)) return sent
  const alone = onlyThePicture(sent, type)
  if (!alone || !pictures) return alone?.bytes ?? problem('pictureUnreadable')
  // Others' pictures may be before it.
  await sql`set local idle_in_transaction_session_timeout = '90s'`.execute(tx)
  return (await pictures.drawnAnew(alone.bytes, type)) ?? problem('pictureUnreadable')
}

/** What many people will see is looked at where a check of pictures is set up; without an answer the last part is sent again. */
async function checkPicture(
  { id, noticeId, type }: FileRow,
  bytes: Uint8Array,
  { tx, caller, platform: { content } }: SignedInContext,
): Promise<void> {
  if (noticeId === null || !isImage(type) || !content?.picture) return
  const finding = await content.picture(bytes, type)
  if (finding === 'passed') return
  if (finding !== 'risky' && finding !== 'unfit') throw problem('contentUnchecked')
  await giveUpUnfinished(tx, caller, { id })
  const risky = () => problem('contentRisky', { part: 'picture', from: 0, to: 0 })
  throw new RefusalKept(finding === 'risky' ? risky() : problem('pictureUnfit'))
}

async function joined(file: FileRow, { tx }: SignedInContext): Promise<Buffer> {
  const parts = await tx
    .selectFrom('filePart')
    .select('bytes')
    .where('districtId', '=', file.districtId)
    .where('fileId', '=', file.id)
    .orderBy('at')
    .execute()
  return Buffer.concat(parts.map((part) => part.bytes))
}

function faultOf(file: FileRow, bytes: Buffer): Problem | undefined {
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (bytes.length !== file.size || hash !== file.sha256) return problem('fileDamaged')
  return typeOfContent(bytes) === file.type ? undefined : problem('fileTypeWrong')
}
