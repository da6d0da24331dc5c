import type { CivilDate } from '#core/calendar/civil-date'
import { PLAN_DEFAULTS, type Plan, SETTING_DEFAULTS } from '#core/plan/plan'
import { problem } from '#core/problem'
import type { Database, SchoolKey } from './store'

export interface PlanInForce {
  readonly plan: Plan
  readonly version: number
  readonly effectiveFrom: CivilDate
}

/** The latest version of the school's plan that is in force on a day; the first one before any has taken effect. */
export async function findPlan(
  tx: Database,
  school: SchoolKey,
  date: CivilDate,
): Promise<PlanInForce | undefined> {
  // One document is read, however many versions there have been.
  const versions = tx
    .selectFrom('planVersion')
    .select(['version', 'effectiveFrom', 'document'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .limit(1)
  const row =
    (await versions
      .where('effectiveFrom', '<=', date)
      .orderBy('effectiveFrom', 'desc')
      .orderBy('version', 'desc')
      .executeTakeFirst()) ?? (await versions.orderBy('effectiveFrom').orderBy('version').executeTakeFirst())
  return row && { plan: inFull(row.document), version: row.version, effectiveFrom: row.effectiveFrom }
}

function inFull(document: Plan): Plan {
  return { ...PLAN_DEFAULTS, ...document, settings: { ...SETTING_DEFAULTS, ...document.settings } }
}

export async function loadPlan(tx: Database, school: SchoolKey, date: CivilDate): Promise<PlanInForce> {
  const plan = await findPlan(tx, school, date)
  if (!plan) throw problem('noPlan')
  return plan
}
