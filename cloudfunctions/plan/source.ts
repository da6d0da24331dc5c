import type { Parsed } from '#core/contract/contract'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { PlanScope } from '#core/plan/parse/reading'
import { TEMPLATE } from '#core/plan/parse/write-plan'
import type { Plan } from '#core/plan/plan'
import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { refuseBeyond } from '../_shared/endpoint/refuse-beyond'
import { issuedBy, issuedPlan, loadVersions } from '../_shared/store/plan'
import { contentOfDraft, loadDraft } from './draft-row'
import { readContent } from './reading'
import { shippedPlan } from './shipped'

export type SourceName = Parsed<'plan.export'>['of']

export interface PlanSource {
  readonly plan: Plan
  readonly scope: PlanScope
  /** 第 2 版, 草稿《…》, 范本《…》 */
  readonly label: string
}

/** A version of the own plan, a draft without faults, or a plan that comes with the program. */
export async function loadSource(source: SourceName, context: SignedInContext): Promise<PlanSource> {
  const { tx, caller } = context
  if ('version' in source) {
    const own = issuedBy('own', await loadVersions(tx, caller))
    const version = own.find((each) => each.version === source.version)
    if (!version) throw problem('notFound')
    const { plan, effectiveFrom } = await issuedPlan(tx, version)
    return { plan, scope: { ...TEMPLATE, effectiveFrom }, label: `第 ${version.version} 版` }
  }
  if ('draftId' in source) {
    refuseBeyond('plan.draft', caller, 'school')
    const draft = await loadDraft(tx, caller, source.draftId)
    const { plan, scope, faults } = await readContent(contentOfDraft(draft), context)
    if (!plan) throw problem('planFaulty', { faults: faults.length })
    return { plan, scope, label: `草稿「${draft.name}」` }
  }
  refuseBeyond('plan.templates', caller, 'school')
  const { plan } = parsePlan(await shippedPlan(source.template))
  if (!plan) throw problem('notFound')
  return { plan, scope: TEMPLATE, label: `范本《${plan.title}》` }
}
