import { call } from './call'
import { keepReceipt, type RecordContent, type RecordReceipt } from './pending-shelf'
import { personIdNow } from './session-state'

/**
 * Replaces the content of one's own record; throws as `call` does. `revision` is the one seen when the correction began.
 * Asked again after a lost reply it is one correction.
 */
export async function correctRecord(
  id: string,
  revision: number,
  content: RecordContent,
): Promise<RecordReceipt> {
  const personId = personIdNow()
  const receipt = await call('record.correct', { id, revision, content })
  if (personId) keepReceipt(personId, receipt, content)
  return receipt
}
