import type { CivilDate } from '#core/calendar/civil-date'
import type { Plan } from '#core/plan/plan'
import { findPlans } from './plan'
import type { Database, SchoolKey } from './store'

/** The plans that ask a school's people for something on a day: its own and the district's. */
export async function plansAsking(tx: Database, school: SchoolKey, on: CivilDate): Promise<Plan[]> {
  return (await findPlans(tx, school, on)).map(({ plan }) => plan)
}
