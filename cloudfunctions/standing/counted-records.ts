import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { SchoolCalendar } from '#core/calendar/school-calendar'
import { creditLevelOf, measureKey, recordKindOf, splitOf, tallyKey } from '#core/plan/basic-measure'
import { contributionOf, creditsOf } from '#core/record/credits'
import { LEFT_OUT } from '#core/record/kind'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { DATE_SHAPE, PAGE_SIZE, pageOf, pageWithin, placeOf, UUID_SHAPE } from '../_shared/store/paging'
import { countable, type RecordRow, selectRecords } from '../_shared/store/record'
import { loadRecordsKnownAt } from '../_shared/store/records-known'
import { opened } from '../_shared/store/sealed'
import type { Tables } from '../_shared/store/tables'
import { type Behind, isTallied } from './behind'

/** Left-out records are shown to explain, not to page through. */
const LEFT_OUT_LIMIT = 100

export interface LeftOutRecord {
  readonly row: RecordRow
  readonly reason: string
}

export interface CountedRecords {
  readonly counted: { readonly items: RecordRow[]; readonly next: string | null }
  /** With the first page only. */
  readonly leftOut: readonly LeftOutRecord[]
}

/** The records behind a number, the newest first, and those that could have counted and did not. */
export async function recordsBehind(
  behind: Behind,
  subjectId: string,
  cursor: string | undefined,
  calendar: SchoolCalendar,
  context: SignedInContext,
): Promise<CountedRecords> {
  const counted = await countedRecords(behind, cursor, context)
  const leftOut = cursor === undefined ? await leftOutRecords(behind, subjectId, calendar, context) : []
  return { counted, leftOut }
}

/** The same, with what was known at a moment. */
export async function recordsKnownBehind(
  behind: Behind,
  subjectId: string,
  cursor: string | undefined,
  calendar: SchoolCalendar,
  context: SignedInContext,
  at: Date,
): Promise<CountedRecords> {
  const rows = await loadRecordsKnownAt(context.tx, context.caller, calendar.term.id, at)
  const subjects = new Set(behind.subjectIds)
  const kind = recordKindOf(behind.tallied.measure)
  const inTime = await opened(
    rows.filter((row) => row.kind === kind && behind.from <= row.happenedOn && row.happenedOn <= behind.to),
    context,
  )
  const counts = (row: RecordRow) =>
    creditsOf(countable(row), [behind.tallied], calendar).some(
      (credit) => isTallied(credit.measure, behind) && subjects.has(credit.subjectId),
    )
  const others = inTime.filter((row) => !counts(row) && isConcerned(row, subjectId, behind))
  return {
    counted: pageWithin(inTime.filter(counts), cursor),
    leftOut: cursor === undefined ? withReasons(others, behind, calendar).slice(0, LEFT_OUT_LIMIT) : [],
  }
}

/** Of a record that was known at a moment only its author and whom it is about are kept. */
function isConcerned({ authorId, aboutId }: RecordRow, subjectId: string, { tallied }: Behind): boolean {
  const level = creditLevelOf(tallied.measure)
  if (level === 'school') return true
  return aboutId === subjectId || (level === 'person' && authorId === subjectId)
}

async function countedRecords(behind: Behind, cursor: string | undefined, { tx, caller }: SignedInContext) {
  let query = selectRecords(tx)
    .where('record.districtId', '=', caller.districtId)
    .where('record.id', 'in', (sub) =>
      sub
        .selectFrom('credit')
        .select('credit.recordId')
        .where('credit.districtId', '=', caller.districtId)
        .where('credit.subjectId', 'in', atLeastOne(behind.subjectIds))
        .where('credit.onDate', '>=', behind.from)
        .where('credit.onDate', '<=', behind.to)
        .where(measureIs(behind)),
    )
    .orderBy('record.happenedOn', 'desc')
    .orderBy('record.id', 'desc')
    .limit(PAGE_SIZE + 1)
  const place = placeOf(cursor, [DATE_SHAPE, UUID_SHAPE])
  if (place) {
    query = query.where(
      sql<boolean>`(record.happened_on, record.id) < (${place[0]}::date, ${place[1]}::uuid)`,
    )
  }
  return pageOf(await query.execute(), (row) => [row.happenedOn, row.id])
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const atLeastOne = (ids: readonly string[]) => (ids.length === 0 ? [NOBODY] : ids)

function measureIs({ tallied }: Behind) {
  return tallied.by === null
    ? sql<SqlBool>`credit.measure = ${tallyKey(tallied)}`
    : sql<SqlBool>`starts_with(credit.measure, ${splitOf(tallied)})`
}

/** Records of the rule's kind in the period that the subject could have been credited for, and why they were not. */
async function leftOutRecords(
  behind: Behind,
  subjectId: string,
  calendar: SchoolCalendar,
  context: SignedInContext,
): Promise<LeftOutRecord[]> {
  const { tx, caller } = context
  const { measure } = behind.tallied
  let query = selectRecords(tx)
    .where('record.districtId', '=', caller.districtId)
    .where('record.schoolId', '=', caller.schoolId)
    .where('kind', '=', recordKindOf(measure))
    .where('happenedOn', '>=', behind.from)
    .where('happenedOn', '<=', behind.to)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('credit')
            .whereRef('credit.districtId', '=', 'record.districtId')
            .whereRef('credit.recordId', '=', 'record.id')
            .where('credit.subjectId', 'in', atLeastOne(behind.subjectIds))
            .where(measureIs(behind))
            .select('credit.recordId'),
        ),
      ),
    )
    .orderBy('happenedOn', 'desc')
    .limit(LEFT_OUT_LIMIT)
  const level = creditLevelOf(measure)
  const isItself = behind.subjectIds.length === 1 && behind.subjectIds[0] === subjectId
  if (isItself && level === 'person') query = query.where((where) => concerns(where, subjectId))
  else if (isItself && level !== 'school') query = query.where('aboutId', '=', subjectId)
  return withReasons(await opened(await query.execute(), context), behind, calendar)
}

function withReasons(
  rows: readonly RecordRow[],
  { tallied: { measure } }: Behind,
  calendar: SchoolCalendar,
): LeftOutRecord[] {
  return rows.flatMap((row) => {
    const contribution = contributionOf(countable(row), measure, calendar)
    if (!contribution) return []
    // Counted, but for others: somebody who was expected at a session and did not come.
    const reason = 'leftOut' in contribution ? contribution.leftOut : 'notAttending'
    const concerned = 'leftOut' in contribution || measureKey(measure) === 'researchAttendance'
    return concerned ? [{ row, reason: LEFT_OUT[reason] }] : []
  })
}

function concerns(where: ExpressionBuilder<Tables, 'record'>, personId: string) {
  const involved = where
    .selectFrom('involvement')
    .whereRef('involvement.districtId', '=', 'record.districtId')
    .whereRef('involvement.recordId', '=', 'record.id')
    .where('involvement.personId', '=', personId)
    .select('involvement.recordId')
  return where.or([where('record.authorId', '=', personId), where.exists(involved)])
}
