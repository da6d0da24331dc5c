import type { Selectable } from 'kysely'
import type { Output } from '#core/contract/contract'
import type { Plan } from '#core/plan/plan'
import { problem } from '#core/problem'
import type { Caller } from '../_shared/endpoint/caller'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { Tx } from '../_shared/store/store'
import type { Tables } from '../_shared/store/tables'
import { type PlanContent, readContent } from './reading'

export type DraftRow = Selectable<Tables['planDraft']>

type DraftMeta = Output<'plan.drafts'>['items'][number]

export function findDraft(tx: Tx, caller: Caller, id: string): Promise<DraftRow | undefined> {
  return tx
    .selectFrom('planDraft')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function loadDraft(tx: Tx, caller: Caller, id: string): Promise<DraftRow> {
  const draft = await findDraft(tx, caller, id)
  if (!draft) throw problem('notFound')
  return draft
}

/** The document as it was handed in. */
export function contentOfDraft({ markdown, workbook }: DraftRow): PlanContent {
  return markdown === null ? { xlsxBase64: workbook?.toString('base64') ?? '' } : { markdown }
}

/** The plan of a draft that has no faults. */
export async function cleanPlanOf(draft: DraftRow, context: SignedInContext): Promise<Plan> {
  const { plan, faults } = await readContent(contentOfDraft(draft), context)
  if (!plan) throw problem('planFaulty', { faults: faults.length })
  return plan
}

export function draftMeta(
  draft: Omit<DraftRow, 'markdown' | 'workbook'>,
  names: ReadonlyMap<string, string>,
): DraftMeta {
  const { id, name, title, savedAt, savedBy, faults, warnings, publishedAs } = draft
  return {
    id,
    name,
    title,
    savedAt: savedAt.toISOString(),
    savedBy: names.get(savedBy) ?? '',
    faults,
    warnings,
    publishedAs,
  }
}
