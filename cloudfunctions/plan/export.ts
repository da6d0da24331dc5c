import { writePlan } from '#core/plan/parse/write-plan'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { loadSource, type PlanSource } from './source'

/** `export` is a word of the language. */
export const exportPlan = operation('plan.export', async ({ of, format }, context) => {
  const source = await loadSource(of, context)
  const name = filename(source)
  if (format === 'xlsx') throw problem('unknownOperation')
  return { filename: `${name}.md`, markdown: writePlan(source.plan, source.scope), xlsxBase64: null }
})

/** Without what file systems do not take. */
function filename({ plan, label }: PlanSource): string {
  return `${plan.title} ${label}`.replace(/[\\/:*?"<>|「」《》\s]+/g, ' ').trim()
}
