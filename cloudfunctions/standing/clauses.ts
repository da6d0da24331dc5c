import type { Output } from '#core/contract/contract'
import { clauseTree, isWithin } from '#core/report/clause-tree'
import { STATUSES, type Status } from '#core/standing/judge'
import type { RuleSheet } from '#core/standing/school-sheet'
import { operationAtHand } from '../_shared/endpoint/operation'
import { type Look, looksAt, onItsDay, type SchoolByPlan } from './look'
import { asOfShape, promiseShape, ruleShape, weekShape } from './shapes'

type PlanShown = Output<'standing.clauses'>['plans'][number]
type RuleShown = PlanShown['clauses'][number]['rules'][number]

export const clauses = operationAtHand('standing.clauses', async (view, given) => {
  const context = onItsDay(view, given)
  const looks = await looksAt(view, context)
  const [{ loaded }] = looks
  return { week: weekShape(loaded), asOf: asOfShape(looks, view, context), plans: looks.map(planShown) }
})

function planShown({ plan, loaded, sheets }: Look): PlanShown {
  const seen = new Map(sheets.map((sheet) => [sheet.rule.id, sheet]))
  const byClause = new Map<string, RuleShown[]>()
  for (const rule of loaded.state.plan.rules) {
    const sheet = seen.get(rule.id)
    const ofClause = byClause.get(rule.clause) ?? []
    ofClause.push({ rule: ruleShape(rule, loaded), live: sheet ? liveOf(sheet, loaded) : null })
    byClause.set(rule.clause, ofClause)
  }
  const within = (above: string) =>
    [...byClause].flatMap(([number, rules]) => (isWithin(number, above) ? rules : []))
  return {
    plan,
    clauses: clauseTree(loaded.state.plan.clauses).map(({ clause, parent, depth }) => ({
      ...clause,
      parent,
      depth,
      rules: byClause.get(clause.number) ?? [],
      counts: countsOf(within(clause.number)),
    })),
    counts: countsOf([...byClause.values()].flat()),
  }
}

function liveOf(sheet: RuleSheet, loaded: SchoolByPlan): RuleShown['live'] {
  if (sheet.standings.length === 0) return null
  const { rollUp, words } = promiseShape(sheet, loaded)
  return { rollUp, words }
}

/** How many promises stand how; those without anybody whom the caller may see are in no count. */
function countsOf(rules: readonly RuleShown[]): PlanShown['counts'] {
  const counts = Object.fromEntries(Object.keys(STATUSES).map((status) => [status, 0])) as Record<
    Status,
    number
  >
  for (const { live } of rules) if (live) counts[live.rollUp.status] += 1
  return counts
}
