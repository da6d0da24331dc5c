import type { Output } from '#core/contract/contract'
import type { RecordState } from '#core/record/record'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { loadCounting } from '../_shared/store/counting'
import { type Act, type RecordRow, writeRecord } from '../_shared/store/record'
import { receiptOf } from './receipt'

/** Moves a record to another state on the revision that was seen; its credits and natural keys follow. */
export async function changeState(
  before: RecordRow,
  revision: number,
  state: RecordState,
  act: Omit<Act, 'requestId'>,
  context: SignedInContext,
): Promise<Output<'record.submit'>> {
  const { tx, caller, now, requestId } = context
  const counting = await loadCounting(tx, before, before.happenedOn)
  const row: RecordRow = { ...before, state, changedAt: new Date(now) }
  const kept = await writeRecord(tx, caller, row, revision, { ...act, requestId }, counting, null)
  return receiptOf(kept, counting, context)
}
