import { parsePlan } from '#core/plan/parse/parse-plan'
import { operation } from '../_shared/endpoint/operation'
import { shippedPlan, shippedPlanIds } from './shipped'

export const templates = operation('plan.templates', async ({ id }) => {
  const ids = await shippedPlanIds()
  const known = await Promise.all(ids.map(async (each) => templateOf(each, await shippedPlan(each))))
  return {
    templates: known.flatMap((template) => template ?? []),
    markdown: id === undefined ? null : await shippedPlan(id),
  }
})

/** Files beside the plans that are none have no plan in them (COVERAGE.md). */
function templateOf(id: string, text: string) {
  const { plan } = parsePlan(text)
  if (!plan) return undefined
  const { title, clauses, rules } = plan
  return { id, title, summary: introduction(text), clauses: clauses.length, rules: rules.length }
}

/** What stands between the title and the first table. */
function introduction(text: string): string {
  const [, ...lines] = (text.split(/^## /m)[0] ?? '').trim().split(/\r?\n/)
  return lines.join('').trim()
}
