import { operation } from '../_shared/endpoint/operation'
import { giveUpUnfinished, journalFile, lockOwnFile } from '../_shared/store/file'

export const remove = operation('file.remove', async ({ id }, context) => {
  const { tx, caller, now, platform, requestId, afterwards } = context
  const file = await lockOwnFile(tx, caller, id)
  if (file.removedAt) return { id }
  if (file.state === 'partial') {
    await giveUpUnfinished(tx, caller, { id })
    return { id }
  }
  const at = new Date(now)
  await tx
    .updateTable('file')
    .set({ removedAt: at })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .execute()
  await journalFile(tx, caller, id, { did: 'removed', at, requestId })
  // Not before: undone, the row would promise bytes that are gone.
  const { place } = file
  if (place !== null) afterwards(() => platform.files.remove(place))
  return { id }
})
