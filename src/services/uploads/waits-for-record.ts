import { draftLeft, draftsOf } from '../drafts'
import { pendingItem, receiptsOf } from '../pending-shelf'
import type { UploadItem } from './shelf'

/**
 * A file never goes before its record: while that is written down or handed in here and not received, it waits. An
 * announcement is gone on with on this device while the server has a draft of it: there the server is asked.
 */
export function waitsForRecord({ personId, recordId, on }: UploadItem): boolean {
  if (on === 'notice') return false
  if (pendingItem(personId, recordId)) return true
  // The receipt comes a moment before the form forgets its draft.
  if (receiptsOf(personId).some(({ id }) => id === recordId)) return false
  return draftsOf(personId).some((form) => draftLeft(personId, form)?.recordId === recordId)
}
