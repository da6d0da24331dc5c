import type { CivilDate } from '../../calendar/civil-date'
import type { Findings } from '../read/fault'
import type { Roster } from '../roster'
import type { TeacherBook } from './person-book'
import type { UnitBook } from './unit-book'

export interface PeopleContext {
  readonly roster: Roster
  readonly from: CivilDate
  /** Who imports: their own leading posts are not to be had this way, nor lost. */
  readonly me: string
  readonly units: UnitBook
  readonly teachers: TeacherBook
  readonly findings: Findings
  readonly newId: () => string
}
