import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { Plan } from '#core/plan/plan'

const TEMPLATE = path.resolve(import.meta.dirname, '../../../plans/primary-school-term.md')

/** The first template, as every test school has it. */
export function testPlan(): Plan {
  const { plan, faults } = parsePlan(readFileSync(TEMPLATE, 'utf8'))
  if (!plan) throw new Error(JSON.stringify(faults))
  return plan
}

/** With its first ten rules only: quotas and cadences of the built-in records, no registers. */
export function quotaPlan(): Plan {
  const plan = testPlan()
  const last = plan.rules.findIndex(({ id }) => id === 'ZL1')
  return { ...plan, rules: plan.rules.slice(0, last + 1) }
}
