import { draftLeft, draftsOf, dropDraft } from './drafts'
import { pendingItem, receiptsOf } from './pending-shelf'

/**
 * Forgets drafts whose record is already on its way or confirmed: the app was killed between handing in and forgetting.
 * The record itself is kept where it waits, or on the server.
 */
export function dropHandedIn(personId: string): void {
  const confirmed = new Set(receiptsOf(personId).map(({ id }) => id))
  for (const form of draftsOf(personId)) {
    const id = draftLeft(personId, form)?.recordId
    if (id && (confirmed.has(id) || pendingItem(personId, id))) dropDraft(personId, form)
  }
}
