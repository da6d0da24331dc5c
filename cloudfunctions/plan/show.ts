import { misfitsOf } from '#core/plan/fit'
import { audienceLabel } from '#core/plan/labels'
import { problem } from '#core/problem'
import { reaches } from '#core/rights/reach'
import { demandInWords } from '#core/standing/words'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { type IssuedPlan, issuedBy, issuedPlan, loadVersions, plansOn } from '../_shared/store/plan'
import { versionMetas } from './version-meta'

export const show = operation('plan.show', async ({ version: asked, issuer: wanted }, context) => {
  const { tx, caller, today } = context
  const { shown, hasDistrictPlan } = await find(asked, wanted, context)
  const { plan, version, effectiveFrom, issuer } = shown
  const { districtId, schoolId } = caller
  const tenant = { districtId, schoolId: issuer === 'own' ? schoolId : districtId }
  const [meta] = await versionMetas(tx, caller, tenant, today, version)
  if (!meta) throw problem('notFound')
  const prepares = reaches('plan.check', caller.roles, 'school')
  const term = prepares ? await findTerm(tx, caller, today) : undefined
  return {
    title: plan.title,
    version,
    effectiveFrom,
    issuer,
    meta,
    hasDistrictPlan,
    clauses: plan.clauses.map((clause) => ({ ...clause })),
    rules: plan.rules.map((rule) => ({
      id: rule.id,
      clause: rule.clause,
      name: rule.name,
      demand: demandInWords(rule),
      audience: audienceLabel(rule.audience),
    })),
    misfits: term ? misfitsOf(plan, term.calendar) : [],
  }
})

/** A version that is asked for, else the one in force: of the own plan unless the district's is asked for. */
async function find(
  asked: number | undefined,
  wanted: IssuedPlan['issuer'] | undefined,
  { tx, caller, today }: SignedInContext,
): Promise<{ shown: IssuedPlan; hasDistrictPlan: boolean }> {
  const versions = await loadVersions(tx, caller)
  const inForce = await plansOn(tx, versions, today)
  const hasDistrictPlan = inForce.some(({ issuer }) => issuer === 'district')
  const version = issuedBy(wanted ?? 'own', versions).find((each) => each.version === asked)
  if (asked !== undefined) {
    if (!version) throw problem('notFound')
    return { shown: await issuedPlan(tx, version), hasDistrictPlan }
  }
  const shown = wanted ? inForce.find(({ issuer }) => issuer === wanted) : inForce[0]
  if (!shown) throw problem('noPlan')
  return { shown, hasDistrictPlan }
}
