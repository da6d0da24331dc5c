import type { SchoolCalendar } from '../calendar/school-calendar'
import type { PersonFacts, UnitFacts } from '../org/person'
import type { Plan } from '../plan/plan'
import type { History } from './history'
import type { TallySheet } from './tally'

/** Everything a school's standings depend on; nothing here is read from records. */
export interface SchoolState {
  readonly plan: Plan
  readonly calendar: SchoolCalendar
  /** The unit at the top: the school, or the office whose plan it is. */
  readonly school: UnitFacts
  readonly units: readonly UnitFacts[]
  /** All the staff: a person's standing may hang on others (同组均值, 覆盖). */
  readonly people: readonly PersonFacts[]
  readonly tallies: TallySheet
  /** The school's other terms; none unless they are given. */
  readonly history?: History | undefined
}
