import { civilDateAt, wallClockAt } from '#core/calendar/civil-date'
import { problem } from '#core/problem'
import { faultOfDate, isLate, stateOnEntry } from '#core/record/entry'
import { keepingFirstDay } from '#core/record/first-handed-in'
import type { Involvement } from '#core/record/kind'
import { kindOf } from '#core/record/kinds/kinds'
import { faultOfPeriods } from '#core/record/periods'
import type { RecordContent } from '#core/record/record'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { loadTerm } from '../_shared/store/calendar'
import { contentHash, submittedHash } from '../_shared/store/content-hash'
import { type Counting, countingIn } from '../_shared/store/counting'
import { contentOf, parted, type RecordRow } from '../_shared/store/record'
import { complete } from './complete/complete'

export interface Accepted {
  readonly row: RecordRow
  readonly counting: Counting
  readonly involved: readonly Involvement[]
}

/**
 * Checks a record's content against the term, the timetable and the roster and makes the row to keep.
 * `before` is the row being corrected. Throws the first thing that is wrong.
 */
export async function accept(
  id: string,
  given: RecordContent,
  before: RecordRow | undefined,
  context: SignedInContext,
): Promise<Accepted> {
  const { tx, caller, now, today } = context
  if (before && before.kind !== given.kind) throw problem('idTaken')
  const content = keepingFirstDay(given, before && contentOf(before), today)
  const { on } = content.payload
  const { calendar, bell } = await loadTerm(tx, caller, on)
  const fault =
    faultOfDate(content, calendar.term, bell, { today, time: wallClockAt(now) }) ??
    faultOfPeriods(content, before && contentOf(before))
  if (fault) throw fault
  const counting = await countingIn(tx, caller, calendar, on)
  const completed = await complete(content, context, counting)
  const receivedAt = before?.receivedAt ?? new Date(now)
  // A correction that keeps the day keeps its time of entry; one that moves it is an entry of today. Late stays late.
  const enteredOn = before?.happenedOn === on ? civilDateAt(receivedAt.getTime()) : today
  const late = before?.late === true || isLate(on, enteredOn, counting.plan.settings.lateEntryDays)
  const row: RecordRow = {
    districtId: caller.districtId,
    id,
    schoolId: caller.schoolId,
    termId: calendar.term.id,
    kind: content.kind,
    authorId: caller.personId,
    aboutId: completed.aboutId,
    happenedOn: on,
    ...parted(completed.content),
    state: stateOnEntry(late, before?.state),
    late,
    revision: (before?.revision ?? 0) + 1,
    contentHash: contentHash(completed.content),
    submittedHash: before?.submittedHash ?? submittedHash(given),
    receivedAt,
    changedAt: new Date(now),
    readers: [...completed.readers],
    sealed: completed.sealed,
  }
  const involved = kindOf(completed.content.kind).involved(completed.content as never)
  return { row, counting, involved }
}
