import { writePlan } from '#core/plan/parse/write-plan'
import { operation } from '../_shared/endpoint/operation'
import { writePlanWorkbook } from '../_shared/workbook/plan-workbook'
import { loadSource, type PlanSource } from './source'

/** `export` is a word of the language. */
export const exportPlan = operation('plan.export', async ({ of, format }, context) => {
  const source = await loadSource(of, context)
  const name = filename(source)
  if (format === 'xlsx') {
    const workbook = await writePlanWorkbook(source.plan, source.scope)
    return {
      filename: `${name}.xlsx`,
      markdown: null,
      xlsxBase64: Buffer.from(workbook).toString('base64'),
    }
  }
  return { filename: `${name}.md`, markdown: writePlan(source.plan, source.scope), xlsxBase64: null }
})

/** Without what file systems do not take. */
function filename({ plan, label }: PlanSource): string {
  return `${plan.title} ${label}`.replace(/[\\/:*?"<>|「」《》\s]+/g, ' ').trim()
}
