import type { CivilDate } from '#core/calendar/civil-date'
import type { Plan, Rule } from '#core/plan/plan'
import type { SchoolSource } from './at-hand'
import { findPlans } from './plan'
import type { Database } from './store'

/**
 * The plans that ask a school's people for something on a day, its own and the district's, with the rules that are theirs to
 * serve: what an office or a cluster owes is for the district's office.
 */
export async function plansAsking(tx: Database, school: SchoolSource, on: CivilDate): Promise<Plan[]> {
  const isOffice = school.schoolId === school.districtId
  const isTheirs = ({ audience: { level } }: Rule) => (level === 'office' || level === 'cluster') === isOffice
  const plans = await findPlans(tx, school, on)
  return plans.map(({ plan }) => ({ ...plan, rules: plan.rules.filter(isTheirs) }))
}
