import type { CivilDate } from '#core/calendar/civil-date'
import type { SchoolCalendar, Term } from '#core/calendar/school-calendar'
import type { Tallied } from '#core/plan/basic-measure'
import { filledInBy } from '#core/plan/beside'
import { countedIn } from '#core/plan/in-force'
import type { Plan } from '#core/plan/plan'
import { talliedOfAll } from '#core/plan/rules'
import { problem } from '#core/problem'
import type { SchoolSource } from './at-hand'
import { atHand } from './at-hand'
import { loadTerm } from './calendar'
import { issuedBy, loadVersions, type PlanVersion, plansOn } from './plan'
import { readDocument } from './plan-documents'
import type { Database, Tx } from './store'

/** What decides how a record of a day is counted. */
export interface Counting {
  /** What people go by on that day: settings, registers, rubrics and lists (`findPlan`). */
  readonly plan: Plan
  readonly calendar: SchoolCalendar
  readonly counted: Counted
}

/** All that is tallied for a school in a term. */
export interface Counted {
  readonly tallied: readonly Tallied[]
  /** How many versions there were: whoever writes by fewer than there are has to look again (youju.plan_stamp). */
  readonly stamp: number
}

export async function loadCounting(tx: Tx, school: SchoolSource, date: CivilDate): Promise<Counting> {
  return countingIn(tx, school, (await loadTerm(tx, school, date)).calendar, date)
}

/** As `loadCounting`, in a term that is known already. */
export function countingIn(
  db: Database,
  school: SchoolSource,
  calendar: SchoolCalendar,
  date: CivilDate,
): Promise<Counting> {
  return atHand(school, `counting ${calendar.term.id} ${date}`, () =>
    readCounting(db, school, calendar, date),
  )
}

async function readCounting(
  db: Database,
  school: SchoolSource,
  calendar: SchoolCalendar,
  date: CivilDate,
): Promise<Counting> {
  const versions = await loadVersions(db, school)
  const [first, second] = await plansOn(db, versions, date)
  if (!first) throw problem('noPlan')
  const plan = filledInBy(first.plan, second?.plan)
  return { plan, calendar, counted: await countedBy(db, versions, calendar.term) }
}

/**
 * The one answer to what is tallied for a school in a term: what every version counts that holds on some day of it, of the
 * school's own plan and of the district's.
 */
export async function loadCounted(db: Database, school: SchoolSource, term: Term): Promise<Counted> {
  return countedBy(db, await loadVersions(db, school), term)
}

async function countedBy(db: Database, versions: readonly PlanVersion[], term: Term): Promise<Counted> {
  const counting = (['own', 'district'] as const).flatMap((issuer) =>
    countedIn(issuedBy(issuer, versions), term),
  )
  const plans = await Promise.all(counting.map((version) => readDocument(db, version)))
  return { tallied: talliedOfAll(plans), stamp: versions.length }
}
