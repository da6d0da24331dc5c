import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { IssuedPlan } from '../_shared/store/plan'
import { type LoadedSchool, loadSchool } from '../_shared/store/school-state'
import { sheetsIn } from './visible'

type PlanRef = Output<'standing.school'>['asOf']['plans'][number]

/** What the standings of one plan are computed from. */
export interface SchoolByPlan extends LoadedSchool {
  /** Whose plan it is names it: documents of two issuers may bear the same id, versions of one different ones. */
  readonly planId: IssuedPlan['issuer']
}

/** The school as one of its plans has it, with the standings that the caller may see. */
export interface Look {
  readonly plan: PlanRef
  readonly loaded: SchoolByPlan
  readonly sheets: readonly RuleSheet[]
}

/** The school's own plan first, then the district's that holds beside it: each is judged by itself. */
export type Looks = readonly [Look, ...Look[]]

export interface View {
  readonly week?: number | undefined
  readonly knownAt?: string | undefined
}

export async function looksAt({ week }: View, context: SignedInContext): Promise<Looks> {
  const { tx, caller, today } = context
  return looksOf(await loadSchool(tx, caller, today, week), (byPlan) => sheetsIn(byPlan, context))
}

/** A loaded school under each of its plans. */
export function looksOf(
  loaded: LoadedSchool,
  sheetsOf: (byPlan: SchoolByPlan) => readonly RuleSheet[],
): Looks {
  const [first, ...beside] = loaded.plans
  if (!first) throw problem('noPlan')
  const lookAt = (issued: IssuedPlan): Look => {
    const byPlan = schoolBy(loaded, issued)
    return { plan: planRefOf(issued), loaded: byPlan, sheets: sheetsOf(byPlan) }
  }
  return [lookAt(first), ...beside.map(lookAt)]
}

export function schoolBy(loaded: LoadedSchool, { plan, version, issuer }: IssuedPlan): SchoolByPlan {
  return { ...loaded, planId: issuer, planVersion: version, state: { ...loaded.state, plan } }
}

/** The one of a plan, the school's own unless another is named. */
export function lookOf(looks: Looks, planId: string | undefined): Look {
  const look = planId === undefined ? looks[0] : looks.find(({ plan }) => plan.id === planId)
  if (!look) throw problem('notFound')
  return look
}

export function planRefOf({ plan, version, effectiveFrom, issuer }: IssuedPlan): PlanRef {
  const level = issuer === 'own' ? 'school' : 'district'
  return { id: issuer, title: plan.title, version, effectiveFrom, level }
}
