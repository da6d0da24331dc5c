import type { CivilDate } from '#core/calendar/civil-date'
import { AtHand } from '#core/reminder/at-hand'
import type { SchoolKey } from '../store/school-key'
import { loadWholeSchool } from '../store/school-state'
import type { Tx } from '../store/store'
import { loadAllHandedIn } from './handed-in'

/** All that is said to a school's people, from one loading; as the owner of the database, in a term that has weeks. */
export async function loadAtHand(tx: Tx, school: SchoolKey, today: CivilDate): Promise<AtHand> {
  const { state, plans, week } = await loadWholeSchool(tx, school, today)
  const handedIn = await loadAllHandedIn(tx, school, state.calendar.term.id)
  return new AtHand({ state, plans: plans.map(({ plan }) => plan), week, today, handedIn })
}
