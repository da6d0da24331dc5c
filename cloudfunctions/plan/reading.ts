import type { Input, Output } from '#core/contract/contract'
import { misfitsOf } from '#core/plan/fit'
import type { PlanFault } from '#core/plan/parse/faults'
import { parsePlan } from '#core/plan/parse/parse-plan'
import type { PlanReading } from '#core/plan/parse/reading'
import { summaryOf } from '#core/plan/summary'
import type { Caller } from '../_shared/endpoint/caller'
import type { CallContext, SignedInContext } from '../_shared/endpoint/operation'
import { findTerm } from '../_shared/store/calendar'
import type { Tx } from '../_shared/store/store'
import { rosterWarnings } from './roster-warnings'

export type PlanContent = Input<'plan.check'>['content']

type Checked = Output<'plan.check'>
type Finding = Checked['faults'][number]

/** Reads a document as it was handed in. */
export async function readContent(
  content: PlanContent,
  { platform }: Pick<SignedInContext, 'platform'>,
): Promise<PlanReading> {
  return 'markdown' in content
    ? parsePlan(content.markdown)
    : platform.workbooks.plan(Buffer.from(content.xlsxBase64, 'base64'))
}

/** What there is to say of a reading at the caller's school. */
export async function checkedShape(
  reading: PlanReading,
  { tx, caller, today }: { tx: Tx; caller: Caller } & Pick<CallContext, 'today'>,
): Promise<Checked> {
  const { plan, scope, faults, warnings } = reading
  const term = plan ? await findTerm(tx, caller, today) : undefined
  const ofRoster = plan ? await rosterWarnings(tx, caller, plan) : []
  return {
    title: plan?.title ?? null,
    faults: faults.map(finding),
    warnings: [...warnings, ...ofRoster].map(finding),
    misfits: plan && term ? misfitsOf(plan, term.calendar) : [],
    summary: plan && summaryOf(plan),
    effectiveFrom: scope?.effectiveFrom ?? null,
  }
}

function finding({ severity: _, nearest, address, ...found }: PlanFault): Finding {
  return { ...found, nearest: nearest ?? null, address: address ?? null }
}
