import { comparePlans } from '#core/plan/compare'
import { operation } from '../_shared/endpoint/operation'
import { loadSource, type PlanSource } from './source'

export const compare = operation('plan.compare', async (input, context) => {
  const from = await loadSource(input.from, context)
  const to = await loadSource(input.to, context)
  return { from: named(from), to: named(to), ...comparePlans(from.plan, to.plan) }
})

const named = ({ label, plan }: PlanSource) => ({ label, title: plan.title })
