import { type BasicMeasure, isBasic, measureKey } from './measure'
import type { Plan } from './plan'

/** The different measures a plan counts; two rules over the same measure share one tally. */
export function measuresOf(plan: Plan): BasicMeasure[] {
  const basic = plan.rules.map(({ measure }) => measure).filter(isBasic)
  return [...new Map(basic.map((measure) => [measureKey(measure), measure])).values()]
}
