import { civilDateAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { IssuedPlan } from '../_shared/store/plan'
import { type LoadedSchool, loadSchool, loadSchoolAsKnownAt } from '../_shared/store/school-state'
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

/** The moment whose knowledge is asked for; undefined for now. */
export function momentOf({ knownAt }: View): Date | undefined {
  return knownAt === undefined ? undefined : new Date(knownAt)
}

/** What was known at a moment is looked at on that moment's day; what is to come is known to nobody. */
export function onItsDay(view: View, context: SignedInContext): SignedInContext {
  const at = momentOf(view)
  if (!at) return context
  if (at.getTime() > context.now)
    throw problem('badInput', { fields: [{ path: '/knownAt', message: '这个时刻还没有到' }] })
  return { ...context, today: civilDateAt(at.getTime()) }
}

/** `context` stands on the day of the view (`onItsDay`). */
export async function looksAt(view: View, context: SignedInContext): Promise<Looks> {
  const { tx, caller, today } = context
  const at = momentOf(view)
  const loaded = at
    ? await loadSchoolAsKnownAt(tx, caller, at, view.week)
    : await loadSchool(tx, caller, today, view.week)
  return looksOf(loaded, (byPlan) => sheetsIn(byPlan, context))
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
