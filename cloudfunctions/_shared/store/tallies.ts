import type { SchoolCalendar } from '#core/calendar/school-calendar'
import { TallySheet } from '#core/standing/tally'
import type { Database } from './store'
import { type SchoolSource, talliesOf } from './told'

/** A term's tallies through a week. */
export async function loadSheet(
  db: Database,
  school: SchoolSource,
  calendar: SchoolCalendar,
  throughWeek: number,
): Promise<TallySheet> {
  const tallies = await talliesOf(db, school, calendar.term.id, throughWeek)
    .select(['measure', 'subjectId', 'week', 'quantity', 'days'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .where('quantity', '<>', 0)
    .execute()
  return new TallySheet(calendar, tallies)
}
