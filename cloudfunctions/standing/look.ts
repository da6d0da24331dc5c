import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { type LoadedSchool, loadSchool } from '../_shared/store/school-state'
import { sheetsIn } from './visible'

type PlanRef = Output<'standing.school'>['asOf']['plans'][number]

/** The school as one of its plans has it, with the standings that the caller may see. */
export interface Look {
  readonly plan: PlanRef
  readonly loaded: LoadedSchool
  readonly sheets: readonly RuleSheet[]
}

export interface View {
  readonly week?: number | undefined
  readonly knownAt?: string | undefined
}

/** The school's own plan first, then the district's that holds beside it. */
export async function looksAt({ week }: View, context: SignedInContext): Promise<readonly [Look, ...Look[]]> {
  const loaded = await loadSchool(context.tx, context.caller, context.today, week)
  return [{ plan: planRefOf(loaded), loaded, sheets: sheetsIn(loaded, context) }]
}

/** The one of a plan, the school's own unless another is named. */
export function lookOf(looks: readonly [Look, ...Look[]], planId: string | undefined): Look {
  const look = planId === undefined ? looks[0] : looks.find(({ plan }) => plan.id === planId)
  if (!look) throw problem('notFound')
  return look
}

function planRefOf({ state, planVersion }: LoadedSchool): PlanRef {
  const { id, title } = state.plan
  return { id, title, version: planVersion, effectiveFrom: '', level: 'school' }
}
