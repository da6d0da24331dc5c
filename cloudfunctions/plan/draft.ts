import { writePlan } from '#core/plan/parse/write-plan'
import { operation } from '../_shared/endpoint/operation'
import { namesOf } from '../_shared/store/people'
import { contentOfDraft, draftMeta, loadDraft } from './draft-row'
import { checkedShape, readContent } from './reading'

export const draft = operation('plan.draft', async ({ id }, context) => {
  const { tx, caller } = context
  const row = await loadDraft(tx, caller, id)
  const reading = await readContent(contentOfDraft(row), context)
  return {
    meta: draftMeta(row, await namesOf(tx, caller, [row.savedBy])),
    revision: row.revision,
    markdown: row.markdown ?? (reading.plan && writePlan(reading.plan, reading.scope)),
    fromWorkbook: row.workbook !== null,
    ...(await checkedShape(reading, context)),
  }
})
