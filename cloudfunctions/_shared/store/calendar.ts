import type { BellPeriod } from '#core/calendar/bell'
import type { CivilDate, Weekday } from '#core/calendar/civil-date'
import { type CalendarDay, layOutTerm, type SchoolCalendar } from '#core/calendar/school-calendar'
import { problem } from '#core/problem'
import type { Database, SchoolKey } from './store'

export interface SchoolTerm {
  readonly calendar: SchoolCalendar
  readonly bell: readonly BellPeriod[]
}

/** The term that `date` lies in, else the latest that has begun, else the first to come; undefined without any. */
export async function findTerm(
  tx: Database,
  school: SchoolKey,
  date: CivilDate,
): Promise<SchoolTerm | undefined> {
  const terms = await tx
    .selectFrom('term')
    .selectAll()
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .orderBy('startOn')
    .execute()
  const term = terms.filter((each) => each.startOn <= date).at(-1) ?? terms[0]
  if (!term) return undefined
  const exceptions = await loadExceptions(tx, school, term.startOn, term.endOn)
  return { calendar: layOutTerm(term, exceptions), bell: term.bell }
}

/** As `findTerm`; a school without a term is a problem for the person to take to the clerk. */
export async function loadTerm(tx: Database, school: SchoolKey, date: CivilDate): Promise<SchoolTerm> {
  const term = await findTerm(tx, school, date)
  if (!term) throw problem('noTerm')
  return term
}

/** The district's days first, then the school's overrides, so that the later ones win. */
async function loadExceptions(
  tx: Database,
  school: SchoolKey,
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
