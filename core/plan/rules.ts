import { type Measure, measureKey } from './measure'
import type { Plan } from './plan'

/** The different measures a plan counts; two rules over the same measure share one tally. */
export function measuresOf(plan: Plan): Measure[] {
  return [...new Map(plan.rules.map((rule) => [measureKey(rule.measure), rule.measure])).values()]
}
