import { parsePlan } from '../core/plan/parse/parse-plan'
import { writePlan } from '../core/plan/parse/write-plan'
import type { Measured } from './measured'
import { benchPlan } from './schools/school'
import { ms, timed } from './timing'

const RULES = 200
const BAR_MS = 2_000

/** A plan of 200 rules: the first template's, over and over under numbers of their own. */
export async function planImport(): Promise<Measured[]> {
  const plan = benchPlan()
  const rules = Array.from({ length: RULES }, (_, index) => {
    const rule = plan.rules[index % plan.rules.length]
    if (!rule) throw new Error('the template has no rules')
    return { ...rule, id: `${rule.id}-${index}`, name: `${rule.name} ${index}`, group: null }
  })
  const text = writePlan({ ...plan, rules })
  const { p50, p95 } = await timed(20, 3, async () => {
    const { faults, plan: read } = parsePlan(text)
    if (read?.rules.length !== RULES) throw new Error(JSON.stringify(faults.slice(0, 3)))
  })
  return [
    {
      what: `a plan of ${RULES} rules read and checked`,
      measured: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
      bar: `${BAR_MS / 1000} s`,
      met: p95 <= BAR_MS,
    },
  ]
}
