import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { RefusalKept } from '../_shared/endpoint/refusal-kept'
import { giveUpUnfinished, holderIn, lockOwnFile, whereItStands } from '../_shared/store/file'
import { loadHeld } from './holder'
import { keep } from './keep'

export const put = operation('file.put', async ({ id, offset, data }, context) => {
  const { tx, caller, now } = context
  const file = await lockOwnFile(tx, caller, id)
  // A part that is here already, or a file that wants none: the reply to the first sending may have been lost.
  if (file.removedAt || file.state === 'kept' || offset < file.received) return whereItStands(file)
  if (offset > file.received) throw problem('fileGap', { received: file.received })
  // Begun while it was written, and handed in since.
  const { closed } = file.noticeId === null ? { closed: null } : await loadHeld(holderIn(file), context)
  if (closed) {
    await giveUpUnfinished(tx, caller, { id })
    throw new RefusalKept(closed)
  }
  const bytes = Buffer.from(data, 'base64')
  const received = offset + bytes.length
  if (received > file.size) {
    await giveUpUnfinished(tx, caller, { id })
    throw new RefusalKept(problem('fileDamaged'))
  }
  const { districtId, schoolId } = caller
  await tx.insertInto('filePart').values({ districtId, schoolId, fileId: id, at: offset, bytes }).execute()
  if (received === file.size) return keep(file, context)
  await tx
    .updateTable('file')
    .set({ received, movedAt: new Date(now) })
    .where('districtId', '=', districtId)
    .where('id', '=', id)
    .execute()
  return { received, state: 'partial' }
})
