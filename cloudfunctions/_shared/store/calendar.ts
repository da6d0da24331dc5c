import type { BellPeriod } from '#core/calendar/bell'
import type { CivilDate, Weekday } from '#core/calendar/civil-date'
import { type CalendarDay, layOutTerm, type SchoolCalendar, type Term } from '#core/calendar/school-calendar'
import { problem } from '#core/problem'
import type { SchoolSource } from './at-hand'
import { atHand } from './at-hand'
import type { Database } from './store'
import { rowsOf } from './told'

export interface SchoolTerm {
  readonly calendar: SchoolCalendar
  readonly bell: readonly BellPeriod[]
}

/** The term that `date` lies in, else the latest that has begun, else the first to come; undefined without any. */
export async function findTerm(
  tx: Database,
  school: SchoolSource,
  date: CivilDate,
): Promise<SchoolTerm | undefined> {
  const terms = await loadTerms(tx, school)
  const term = terms.filter((each) => each.startOn <= date).at(-1) ?? terms[0]
  return term && { calendar: await calendarOf(tx, school, term), bell: term.bell }
}

/** All terms of a school, the first one first. */
export function loadTerms(tx: Database, school: SchoolSource) {
  return atHand(school, 'terms', () =>
    rowsOf(tx, school, 'term')
      .selectAll()
      .where('districtId', '=', school.districtId)
      .where('schoolId', '=', school.schoolId)
      .orderBy('startOn')
      .execute(),
  )
}

export function calendarOf(tx: Database, school: SchoolSource, term: Term): Promise<SchoolCalendar> {
  return atHand(school, `calendar ${term.id}`, async () =>
    layOutTerm(term, await loadExceptions(tx, school, term.startOn, term.endOn)),
  )
}

/** As `findTerm`; a school without a term is a problem for the person to take to the clerk. */
export async function loadTerm(tx: Database, school: SchoolSource, date: CivilDate): Promise<SchoolTerm> {
  const term = await findTerm(tx, school, date)
  if (!term) throw problem('noTerm')
  return term
}

/** The district's days first, then the school's overrides, so that the later ones win. */
async function loadExceptions(
  tx: Database,
  school: SchoolSource,
  from: CivilDate,
  to: CivilDate,
): Promise<CalendarDay[]> {
  const rows = await tx
    .selectFrom('calendarDay')
    .selectAll()
    .where('districtId', '=', school.districtId)
    .where('unitId', 'in', [school.districtId, school.schoolId])
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .execute()
  const own = (row: { unitId: string }) => (row.unitId === school.schoolId ? 1 : 0)
  return rows
    .sort((a, b) => own(a) - own(b))
    .map((row) => ({
      on: row.onDate,
      teaching: row.teaching,
      timetableOf: (row.timetableOf ?? undefined) as Weekday | undefined,
      reason: row.reason,
    }))
}
