import { FAMILIES, type Family, familyOf, isLogOnly } from './family'
import { AUDIENCE_LEVELS } from './labels'
import type { Plan } from './plan'
import type { Audience } from './predicate'

export interface PlanSummary {
  clauses: number
  rules: number
  soft: number
  logOnly: number
  byFamily: { family: Family; label: string; rules: number }[]
  byLevel: { level: Audience['level']; label: string; rules: number }[]
  forms: string[]
  rubrics: string[]
  workflows: string[]
  checklists: string[]
  adjustments: number
}

/** What is in a plan, for whoever is about to publish it. */
export function summaryOf(plan: Plan): PlanSummary {
  const { rules } = plan
  const count = (matching: (rule: Plan['rules'][number]) => boolean) => rules.filter(matching).length
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name)
  return {
    clauses: plan.clauses.length,
    rules: rules.length,
    soft: count(({ strength }) => strength === 'soft'),
    logOnly: count(isLogOnly),
    byFamily: (Object.keys(FAMILIES) as Family[])
      .map((family) => ({
        family,
        label: FAMILIES[family],
        rules: count((rule) => familyOf(rule) === family),
      }))
      .filter((each) => each.rules > 0),
    byLevel: (Object.keys(AUDIENCE_LEVELS) as Audience['level'][])
      .map((level) => ({
        level,
        label: AUDIENCE_LEVELS[level],
        rules: count((rule) => rule.audience.level === level),
      }))
      .filter((each) => each.rules > 0),
    forms: names(plan.forms),
    rubrics: names(plan.rubrics),
    workflows: names(plan.workflows),
    checklists: names(plan.checklists),
    adjustments: plan.adjustments.length,
  }
}
