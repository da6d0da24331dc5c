import { type BasicMeasure, measureKey, type Tallied, tallyKey } from './basic-measure'
import type { Cadence } from './cadence'
import { isBasic, type Measure, type Operand } from './measure'
import type { Plan, Rule } from './plan'

/** The different measures that a plan's rules count one by one; two rules over the same measure share one tally. */
export function measuresOf(plan: Plan): BasicMeasure[] {
  const basic = plan.rules.map(({ measure }) => measure).filter(isBasic)
  return [...new Map(basic.map((measure) => [measureKey(measure), measure])).values()]
}

/** All that has to be tallied for a plan: also what measures are derived from, and the events that promises hang on. */
export function talliedOf(plan: Plan): Tallied[] {
  return [...new Map(plan.rules.flatMap(talliedFor).map((each) => [tallyKey(each), each])).values()]
}

/** What several plans side by side need tallied (a district's and a school's). */
export function talliedOfAll(plans: readonly Plan[]): Tallied[] {
  return [...new Map(plans.flatMap(talliedOf).map((each) => [tallyKey(each), each])).values()]
}

/** What one rule is counted by. */
export function talliedFor({ measure, cadence }: Pick<Rule, 'measure' | 'cadence'>): Tallied[] {
  return [...talliedIn(measure), ...occasionsOf(cadence)]
}

const occasionsOf = (cadence: Cadence) => (cadence.every === 'event' ? [whole(cadence.after)] : [])

function talliedIn(measure: Measure | Operand): Tallied[] {
  switch (measure.name) {
    case 'distinct':
      return [{ measure: measure.of, by: measure.by }]
    case 'coverage':
      return [
        measure.each.every === 'value' ? { measure: measure.of, by: measure.each.field } : whole(measure.of),
      ]
    case 'ratio':
      return [...talliedIn(measure.numerator), ...talliedIn(measure.denominator)]
    case 'fact':
    case 'points':
    case 'score':
    case 'headcount':
    case 'number':
      return []
    case 'due':
      return occasionsOf(measure.cadence)
    default:
      return [whole(measure)]
  }
}

const whole = (measure: BasicMeasure): Tallied => ({ measure, by: null })

/** A plan with as many of its rules as these depend on: their groups, and what points are derived from. */
export function planFor(ruleIds: readonly string[], plan: Plan): Plan {
  const wanted = plan.rules.filter(({ id }) => ruleIds.includes(id))
  const needed = new Set([
    ...ruleIds,
    ...wanted.flatMap(({ measure }) => (measure.name === 'points' ? measure.rules : [])),
  ])
  const groups = new Set(wanted.flatMap(({ group }) => group ?? []))
  const rules = plan.rules.filter(({ id, group }) => needed.has(id) || (group !== null && groups.has(group)))
  return { ...plan, rules }
}
