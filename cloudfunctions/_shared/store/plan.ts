import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import { firstPublished, inForceOn, type VersionDates } from '#core/plan/in-force'
import type { Plan } from '#core/plan/plan'
import { problem } from '#core/problem'
import { type DocumentKey, readDocument } from './plan-documents'
import type { Database, SchoolKey } from './store'

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

/** All versions that hold or held for a school: its own and the district's, which is its office's own. */
export async function loadVersions(db: Database, school: SchoolKey): Promise<PlanVersion[]> {
  const rows = await db
    .selectFrom('planVersion')
    .select(['districtId', 'planId', 'schoolId', 'version', 'state', 'effectiveFrom', 'countsFrom'])
    .select(sql<string>`plan_version.xmin::text`.as('written'))
    .where('districtId', '=', school.districtId)
    .where('schoolId', 'in', [school.schoolId, school.districtId])
    .orderBy('version')
    .execute()
  return rows.map(({ schoolId, ...row }) => ({
    ...row,
    issuer: schoolId === school.schoolId ? ('own' as const) : ('district' as const),
  }))
}

/** The latest version of the school's own plan that is in force on a day; the first one before any has taken effect. */
export async function findPlan(
  db: Database,
  school: SchoolKey,
  date: CivilDate,
): Promise<PlanInForce | undefined> {
  return (await findPlans(db, school, date)).find(({ issuer }) => issuer === 'own')
}

export async function loadPlan(db: Database, school: SchoolKey, date: CivilDate): Promise<PlanInForce> {
  const plan = await findPlan(db, school, date)
  if (!plan) throw problem('noPlan')
  return plan
}

/** The school's own plan, and beside it the district's once that has taken effect. */
export async function findPlans(db: Database, school: SchoolKey, date: CivilDate): Promise<IssuedPlan[]> {
  const versions = await loadVersions(db, school)
  const base = inForceOn(issuedBy('district', versions), date)
  const plans: IssuedPlan[] = []
  for (const version of [ownOn(versions, date), base]) if (version) plans.push(await issuedPlan(db, version))
  return plans
}

/** The version of the school's own plan that a day goes by. */
export function ownOn(versions: readonly PlanVersion[], date: CivilDate): PlanVersion | undefined {
  const own = issuedBy('own', versions)
  return inForceOn(own, date) ?? firstPublished(own)
}

export function issuedBy(issuer: PlanVersion['issuer'], versions: readonly PlanVersion[]): PlanVersion[] {
  return versions.filter((each) => each.issuer === issuer)
}

export async function issuedPlan(db: Database, version: PlanVersion): Promise<IssuedPlan> {
  const { effectiveFrom, issuer } = version
  return { plan: await readDocument(db, version), version: version.version, effectiveFrom, issuer }
}
