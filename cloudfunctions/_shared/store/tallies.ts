import { sql } from 'kysely'
import type { SchoolCalendar } from '#core/calendar/school-calendar'
import { type Tally, TallySheet } from '#core/standing/tally'
import type { Database } from './store'
import { type SchoolSource, talliesOf } from './told'

/** A term's tallies through a week, laid out for looking up. */
export async function loadSheet(
  db: Database,
  school: SchoolSource,
  calendar: SchoolCalendar,
  throughWeek: number,
): Promise<TallySheet> {
  return new TallySheet(calendar, await loadTallies(db, school, calendar.term.id, throughWeek))
}

export function loadTallies(
  db: Database,
  school: SchoolSource,
  termId: string,
  throughWeek: number,
): Promise<Tally[]> {
  return talliesOf(db, school, termId, throughWeek)
    .select(['measure', 'subjectId', 'week', 'quantity', 'days'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .where('quantity', '<>', 0)
    .execute()
}

/** A term's tallies through a week, as they were at a moment. */
export async function loadSheetKnown(
  db: Database,
  calendar: SchoolCalendar,
  at: Date,
  throughWeek: number,
): Promise<TallySheet> {
  const { rows } = await sql<Tally>`
    select measure, subject_id as "subjectId", week, quantity, days
      from youju.tallies_known(${calendar.term.id}::uuid, ${at}::timestamptz, ${throughWeek}::int)`.execute(
    db,
  )
  return new TallySheet(calendar, rows)
}
