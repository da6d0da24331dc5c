import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import type { Timetable } from './course'
import type { Figures } from './figures'
import type { Moment } from './moment'
import type { Pace } from './pace'

/** The circumstances that all standings of one look at a school share. */
export interface View {
  readonly week: Week
  readonly moment: Moment
  readonly pace: Pace
  readonly calendar: SchoolCalendar
  readonly figures: Figures
  readonly timetable: Timetable
}
