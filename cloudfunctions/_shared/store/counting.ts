import type { CivilDate } from '#core/calendar/civil-date'
import type { SchoolCalendar } from '#core/calendar/school-calendar'
import type { Plan } from '#core/plan/plan'
import type { Caller } from '../endpoint/caller'
import { loadTerm } from './calendar'
import { loadPlan } from './plan'
import type { Tx } from './store'

/** What decides how a record of a day is counted: the term's calendar and the plan in force on that day. */
export interface Counting {
  readonly plan: Plan
  readonly calendar: SchoolCalendar
}

export async function loadCounting(tx: Tx, caller: Caller, date: CivilDate): Promise<Counting> {
  const { calendar } = await loadTerm(tx, caller, date)
  const { plan } = await loadPlan(tx, caller, date)
  return { plan, calendar }
}
