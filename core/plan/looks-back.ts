import type { Plan, Rule } from './plan'

/** Whether a plan asks about more than the running term (每学年, 上期, 基线), so that earlier ones have to be at hand. */
export function looksBack(plan: Plan): boolean {
  return plan.rules.some(beyondTheTerm)
}

function beyondTheTerm({ cadence, bound }: Rule): boolean {
  if (['schoolYear', 'year', 'since'].includes(cadence.every)) return true
  return 'relative' in bound && (bound.relative?.to === 'lastTerm' || bound.relative?.to === 'baseline')
}
