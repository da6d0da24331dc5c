import type { Output } from '#core/contract/contract'
import type { RecordState } from '#core/record/record'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { loadPlan } from '../_shared/store/plan'
import { type Act, loadRecord, type RecordRow, writeRecord } from '../_shared/store/record'
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
  const { calendar } = await loadTerm(tx, caller, before.happenedOn)
  const { plan } = await loadPlan(tx, caller, before.happenedOn)
  const row: RecordRow = { ...before, state, changedAt: new Date(now) }
  await writeRecord(tx, caller, row, revision, { ...act, requestId }, { plan, calendar })
  return receiptOf(await loadRecord(tx, caller, before.id), context)
}
