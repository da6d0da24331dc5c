import { civilDateAt, wallClockAt } from '#core/calendar/civil-date'
import { problem } from '#core/problem'
import { faultOfDate, isLate, stateOnEntry } from '#core/record/entry'
import type { RecordContent } from '#core/record/record'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm, type SchoolTerm } from '../_shared/store/calendar'
import { contentHash } from '../_shared/store/content-hash'
import { loadPlan, type PlanInForce } from '../_shared/store/plan'
import type { RecordRow } from '../_shared/store/record'
import { complete } from './complete'

export interface Accepted {
  readonly row: RecordRow
  readonly term: SchoolTerm
  readonly inForce: PlanInForce
}

/**
 * Checks a record's content against the term, the timetable and the roster and makes the row to keep.
 * `before` is the row being corrected. Throws the first thing that is wrong.
 */
export async function accept(
  id: string,
  content: RecordContent,
  before: RecordRow | undefined,
  context: SignedInContext,
): Promise<Accepted> {
  const { tx, caller, now, today } = context
  const { on } = content.payload
  const term = await loadTerm(tx, caller, on)
  const fault = faultOfDate(content, term.calendar.term, term.bell, { today, time: wallClockAt(now) })
  if (fault) throw fault
  const inForce = await loadPlan(tx, caller, on)
  const completed = await complete(content, context)
  const receivedAt = before?.receivedAt ?? new Date(now)
  const late = isLate(on, civilDateAt(receivedAt.getTime()), inForce.plan.settings.lateEntryDays)
  const row: RecordRow = {
    districtId: caller.districtId,
    id,
    schoolId: caller.schoolId,
    termId: term.calendar.term.id,
    kind: content.kind,
    authorId: caller.personId,
    aboutId: completed.aboutId,
    happenedOn: on,
    payload: completed.content.payload,
    state: stateOnEntry(late),
    late,
    revision: (before?.revision ?? 0) + 1,
    contentHash: contentHash(completed.content),
    submittedHash: before?.submittedHash ?? contentHash(content),
    receivedAt,
    changedAt: new Date(now),
  }
  if (before && before.kind !== content.kind) throw problem('idTaken')
  return { row, term, inForce }
}
