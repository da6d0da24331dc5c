import type { Output } from '#core/contract/contract'
import { servedBy } from '#core/standing/served'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { loadPerson } from '../_shared/store/people'
import { findPlan } from '../_shared/store/plan'
import { countable, type RecordRow } from '../_shared/store/record'

/** What is handed back for a record as it is kept now: the proof of it, and which promises it served. */
export async function receiptOf(
  row: RecordRow,
  { tx, caller }: SignedInContext,
): Promise<Output<'record.submit'>> {
  const term = await findTerm(tx, caller, row.happenedOn)
  const inForce = await findPlan(tx, caller, row.happenedOn)
  const author = await loadPerson(tx, caller, row.authorId)
  const served =
    term && inForce
      ? servedBy(countable(row), inForce.plan, term.calendar, author)
      : { credits: [], leftOut: [] }
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    late: row.late,
    receivedAt: row.receivedAt.toISOString(),
    hash: row.contentHash,
    credits: [...served.credits],
    leftOut: [...served.leftOut],
  }
}
