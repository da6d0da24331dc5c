import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type Problem, problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { earliestEffective, loadVersions, plansOn } from '../_shared/store/plan'
import { journalSetting } from '../_shared/store/setting'
import { counting } from './counting'
import { cleanPlanOf, contentOfDraft, type DraftRow, loadDraft } from './draft-row'
import { checkedShape, readContent } from './reading'

interface Outcome {
  readonly outcome: 'published' | 'same' | 'changedMeanwhile' | 'otherCounting' | 'notFound'
  readonly version: number
}

/** From here on records count under the new version too; `plan.recount` takes those that are there already. */
export const publish = operation('plan.publish', async (input, context) => {
  const { tx, caller, now, today, requestId } = context
  const draft = await loadDraft(tx, caller, input.draftId)
  const plan = await cleanPlanOf(draft, context)
  if (draft.publishedAs === null) {
    const earliest = await earliestEffective(tx, caller, today)
    if (earliest !== null && input.effectiveFrom < earliest) throw problem('effectiveInPast', { earliest })
    if (!input.acceptWarnings) await expectNoWarnings(draft, context)
  }
  const before = (await plansOn(tx, await loadVersions(tx, caller), input.effectiveFrom))[0]?.plan
  const journal = {
    did: 'published',
    at: new Date(now),
    actorId: caller.personId,
    reason: input.reason,
    requestId,
  }
  const { rows } = await sql<{ result: Outcome }>`
    select youju.publish_plan(${draft.id}::uuid, ${input.revision}::int, ${uuidv7()}::uuid, ${plan.title},
      ${JSON.stringify(plan)}::jsonb, ${input.effectiveFrom}::date, ${JSON.stringify(journal)}::jsonb) as result`.execute(
    tx,
  )
  const { outcome, version } = rows[0]?.result ?? { outcome: 'notFound', version: 0 }
  if (outcome !== 'published' && outcome !== 'same') throw refusal(outcome, version, draft)
  const { signInCode } = plan.settings
  if (outcome === 'published' && signInCode !== (before?.settings.signInCode ?? false))
    await journalSetting('organiserMarks', !signInCode, input.reason, { version }, context)
  return counting(tx, caller, version)
})

function refusal(outcome: Outcome['outcome'], version: number, { revision }: DraftRow): Problem {
  switch (outcome) {
    case 'otherCounting':
      return problem('planCounting', { version })
    case 'changedMeanwhile':
      return problem('draftChanged', { revision })
    default:
      return problem('notFound')
  }
}

async function expectNoWarnings(draft: DraftRow, context: SignedInContext): Promise<void> {
  const { warnings, misfits } = await checkedShape(await readContent(contentOfDraft(draft), context), context)
  const count = warnings.length + misfits.length
  if (count > 0) throw problem('warningsNotAccepted', { warnings: count })
}
