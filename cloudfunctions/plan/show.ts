import { misfitsOf } from '#core/plan/fit'
import { audienceLabel } from '#core/plan/labels'
import { demandInWords } from '#core/standing/words'
import { operation } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import { loadPlan } from '../_shared/store/plan'

export const show = operation('plan.show', async (_, { tx, caller, today }) => {
  const { plan, version, effectiveFrom } = await loadPlan(tx, caller, today)
  const term = caller.rights.seeWeek === 'school' ? await findTerm(tx, caller, today) : undefined
  return {
    title: plan.title,
    version,
    effectiveFrom,
    issuer: 'own' as const,
    meta: {
      version,
      title: plan.title,
      effectiveFrom,
      publishedAt: '',
      publishedBy: '',
      reason: '',
      state: 'published' as const,
      inForce: true,
      counting: null,
    },
    hasDistrictPlan: false,
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
