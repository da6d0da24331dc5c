import type { Output } from '#core/contract/contract'
import { kindOf } from '#core/record/kinds/kinds'
import { reaches } from '#core/rights/reach'
import { mayOn, relationToPerson } from '#core/rights/relation'
import { servedBy } from '#core/standing/served'
import type { Caller } from '../_shared/endpoint/caller'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { type Counting, loadCounting } from '../_shared/store/counting'
import { loadPerson } from '../_shared/store/people'
import { countable, type RecordRow } from '../_shared/store/record'
import { loadMe } from '../_shared/store/staff-known'

/** What is handed back for a record as it is kept now: the proof of it, and which promises it served. */
export async function receiptOf(
  row: RecordRow,
  { plan, calendar }: Counting,
  { tx, caller }: SignedInContext,
): Promise<Output<'record.submit'>> {
  // Which rule over persons is meant hangs on facts about the author that only those who see their standings may read.
  const whole = showsAll(row, caller)
  const { authorId, schoolId } = row
  const known =
    authorId === caller.personId ||
    (whole && mayOn('lesson.unobserved', caller, relationToPerson(caller, { personId: authorId, schoolId })))
  const author = known ? await authorOf(row, { tx, caller }) : undefined
  const served = servedBy(countable(row), plan, calendar, author)
  return {
    id: row.id,
    revision: row.revision,
    state: row.state,
    late: row.late,
    receivedAt: row.receivedAt.toISOString(),
    // The hash of a few people's marks tells the marks to whoever tries them all.
    hash: whole ? row.contentHash : '',
    credits: [...served.credits],
    leftOut: [...served.leftOut],
  }
}

function authorOf({ authorId }: RecordRow, { tx, caller }: Pick<SignedInContext, 'tx' | 'caller'>) {
  return authorId === caller.personId ? loadMe(tx, caller) : loadPerson(tx, caller, authorId)
}

/** Whether no part of the record is kept from the caller. */
function showsAll({ kind, authorId, schoolId, privatePayload }: RecordRow, caller: Caller): boolean {
  const { secret } = kindOf(kind)
  return (
    secret.length === 0 ||
    privatePayload !== null ||
    authorId === caller.personId ||
    // The clerk sees the school and is no leader: of a session's marks the clerk reads none.
    (schoolId === caller.schoolId &&
      reaches(kind === 'research' ? 'record.sample' : 'record.show', caller.roles, 'school'))
  )
}

/** The receipt of a record that nothing has just been done to. */
export async function receiptNow(row: RecordRow, context: SignedInContext): Promise<Output<'record.submit'>> {
  return receiptOf(row, await loadCounting(context.tx, row, row.happenedOn), context)
}
