import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { filledInBy } from '#core/plan/beside'
import { firstPublished, inForceOn, type VersionDates } from '#core/plan/in-force'
import type { Plan } from '#core/plan/plan'
import { problem } from '#core/problem'
import type { SchoolSource } from './at-hand'
import { atHand } from './at-hand'
import { type DocumentKey, readDocument } from './plan-documents'
import type { Database } from './store'
import { rowsOf } from './told'

export interface PlanInForce {
  readonly plan: Plan
  readonly version: number
  readonly effectiveFrom: CivilDate
}

/** A plan with who issued it: the school itself (or the office, for its own people), or the district for its schools. */
export interface IssuedPlan extends PlanInForce {
  readonly issuer: 'own' | 'district'
}

/** What is known of a version without its document. */
export interface PlanVersion extends VersionDates, DocumentKey {
  readonly issuer: IssuedPlan['issuer']
}

/** All versions that hold or held for a school: its own and the district's, which is its office's own. `by` leaves out later ones. */
export async function loadVersions(
  db: Database,
  school: SchoolSource,
  by?: Date | null,
): Promise<PlanVersion[]> {
  const rows = await (by
    ? readVersions(db, school, by)
    : atHand(school, 'versions', () => readVersions(db, school)))
  return rows.map(({ schoolId, ...row }) => ({
    ...row,
    source: school,
    issuer: schoolId === school.schoolId ? ('own' as const) : ('district' as const),
  }))
}

function readVersions(db: Database, school: SchoolSource, by?: Date) {
  // A table's rows carry PostgreSQL's own mark of when they were written; what is told does not, and changes but in tests.
  const written = school.told ? sql<string>`published_at::text` : sql<string>`plan_version.xmin::text`
  let versions = rowsOf(db, school, 'planVersion')
    .select(['districtId', 'planId', 'schoolId', 'version', 'state', 'effectiveFrom', 'countsFrom'])
    .select(written.as('written'))
    .where('districtId', '=', school.districtId)
    .where('schoolId', 'in', [school.schoolId, school.districtId])
    .orderBy('version')
  if (by) versions = versions.where('publishedAt', '<=', by)
  return versions.execute()
}

/**
 * What people go by on a day: the school's own plan, the first one before any has taken effect, with the registers, rubrics and
 * lists of the district's plan beside it; where there is no own one yet, the district's.
 */
export async function findPlan(
  db: Database,
  school: SchoolSource,
  date: CivilDate,
): Promise<PlanInForce | undefined> {
  const [first, second] = await findPlans(db, school, date)
  return first && { ...first, plan: filledInBy(first.plan, second?.plan) }
}

export async function loadPlan(db: Database, school: SchoolSource, date: CivilDate): Promise<PlanInForce> {
  const plan = await findPlan(db, school, date)
  if (!plan) throw problem('noPlan')
  return plan
}

/** The school's own plan, and beside it the district's once that has taken effect. */
export async function findPlans(db: Database, school: SchoolSource, date: CivilDate): Promise<IssuedPlan[]> {
  return plansOn(db, await loadVersions(db, school), date)
}

/** As `findPlans`, among versions that are known. */
export async function plansOn(
  db: Database,
  versions: readonly PlanVersion[],
  date: CivilDate,
): Promise<IssuedPlan[]> {
  const own = issuedBy('own', versions)
  const inForce = [
    inForceOn(own, date) ?? firstPublished(own),
    inForceOn(issuedBy('district', versions), date),
  ]
  const plans: IssuedPlan[] = []
  for (const version of inForce) if (version) plans.push(await issuedPlan(db, version))
  return plans
}

export function issuedBy(issuer: PlanVersion['issuer'], versions: readonly PlanVersion[]): PlanVersion[] {
  return versions.filter((each) => each.issuer === issuer)
}

export async function issuedPlan(db: Database, version: PlanVersion): Promise<IssuedPlan> {
  const { effectiveFrom, issuer } = version
  return { plan: await readDocument(db, version), version: version.version, effectiveFrom, issuer }
}

/** What is over keeps the plan it was judged by; before any plan there is nothing that was judged. */
export async function earliestEffective(
  db: Database,
  { districtId, schoolId }: SchoolSource,
  today: CivilDate,
): Promise<CivilDate | null> {
  const first = await db
    .selectFrom('planVersion')
    .select('version')
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .limit(1)
    .executeTakeFirst()
  return first ? today : null
}
