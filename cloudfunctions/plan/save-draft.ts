import type { Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { contentOfDraft, type DraftRow, findDraft } from './draft-row'
import { checkedShape, readContent } from './reading'

type Saving = Parsed<'plan.saveDraft'>

export const saveDraft = operation('plan.saveDraft', async (saving, context) => {
  const { tx, caller, now } = context
  const checked = await checkedShape(await readContent(saving.content, context), context)
  const kept = await findDraft(tx, caller, saving.id)
  if (kept && isSame(kept, saving)) return { id: saving.id, revision: kept.revision, ...checked }
  const row = {
    name: saving.name,
    markdown: 'markdown' in saving.content ? saving.content.markdown : null,
    workbook: 'markdown' in saving.content ? null : Buffer.from(saving.content.xlsxBase64, 'base64'),
    title: checked.title,
    faults: checked.faults.length,
    warnings: checked.warnings.length,
    savedBy: caller.personId,
    savedAt: new Date(now),
  }
  if (!kept) {
    if (saving.revision !== null) throw problem('notFound')
    await insert(saving.id, row, context)
    return { id: saving.id, revision: 1, ...checked }
  }
  if (kept.publishedAs !== null) throw problem('draftPublished', { version: kept.publishedAs })
  const replaced = await tx
    .updateTable('planDraft')
    .set({ ...row, revision: kept.revision + 1 })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', saving.id)
    .where('revision', '=', saving.revision ?? 0)
    .returning('revision')
    .executeTakeFirst()
  if (!replaced) throw problem('draftChanged', { revision: kept.revision })
  return { id: saving.id, revision: replaced.revision, ...checked }
})

/** The reply to this very saving was lost, and it comes again. */
function isSame(kept: DraftRow, { name, content, revision }: Saving): boolean {
  const isNext = kept.revision === (revision ?? 0) + 1
  return isNext && kept.name === name && JSON.stringify(contentOfDraft(kept)) === JSON.stringify(content)
}

async function insert(
  id: string,
  row: Omit<DraftRow, 'districtId' | 'schoolId' | 'id' | 'revision' | 'publishedAs'>,
  { tx, caller }: SignedInContext,
): Promise<void> {
  const inserted = await tx
    .insertInto('planDraft')
    .values({ ...row, districtId: caller.districtId, schoolId: caller.schoolId, id, revision: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  // Another school's, or one that came in this very moment.
  if (!inserted) throw problem('draftChanged', { revision: 1 })
}
