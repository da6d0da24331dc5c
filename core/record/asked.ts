import type { HeldIn } from '../form/due'
import type { Post } from '../org/post'
import type { DeclaredMeasure, DeliverableMeasure } from '../plan/basic-measure'
import type { Plan, Rule } from '../plan/plan'
import { talliedFor } from '../plan/rules'
import type { CreditLevel } from './credit-level'
import { plainTitle } from './plain-title'

export type HandedInKind = 'deliverable' | 'declared'
export type HandedInMeasure = DeliverableMeasure | DeclaredMeasure

/** What plans ask to have handed in or declared: one title, from one level. */
export interface Asked {
  readonly kind: HandedInKind
  readonly title: string
  readonly level: CreditLevel
  /** 份, 人: what its measure counts in. */
  readonly unit: string
  /** Some promise counts it only once it is accepted (受理). */
  readonly accepting: boolean
}

/** Each title once, as the plan that names it first writes it. */
export function askedBy(plans: readonly Plan[]): Asked[] {
  const asked = new Map<string, Asked>()
  for (const measure of plans.flatMap(({ rules }) => rules.flatMap(handedInFor))) {
    const { name: kind, title, credits: level, unit } = measure
    const key = `${kind}/${level}/${plainTitle(title)}`
    const accepting = asked.get(key)?.accepting || (kind === 'deliverable' && measure.accepted)
    asked.set(key, { ...(asked.get(key) ?? { kind, title, level, unit }), accepting })
  }
  return [...asked.values()]
}

/** What a rule is counted by that somebody has to hand in: its own measure, or the sides of its ratio. */
export function handedInFor(rule: Pick<Rule, 'measure' | 'cadence'>): HandedInMeasure[] {
  return talliedFor(rule).flatMap(({ measure }) =>
    measure.name === 'deliverable' || measure.name === 'declared' ? [measure] : [],
  )
}

/** Whether a rule asks for it. */
export function asks(rule: Pick<Rule, 'measure' | 'cadence'>, asked: Asked): boolean {
  return handedInFor(rule).some((measure) => isFor(measure, asked))
}

/** Whether a measure counts what is handed in under this title from this level. */
export function isFor({ name, title, credits }: HandedInMeasure, asked: Asked): boolean {
  return name === asked.kind && credits === asked.level && plainTitle(title) === plainTitle(asked.title)
}

export function findAsked(
  asked: readonly Asked[],
  { kind, title, level }: Pick<Asked, 'kind' | 'title' | 'level'>,
): Asked | undefined {
  const plain = plainTitle(title)
  return asked.find((each) => each.kind === kind && each.level === level && plainTitle(each.title) === plain)
}

const SPEAK_FOR_SCHOOL: readonly Post[] = ['principal', 'teachingPrincipal', 'director', 'clerk', 'officer']
const SPEAK_FOR_UNIT: readonly Post[] = ['groupLead', 'gradeLead', 'classTeacher', 'instructor']
const SPEAK_FOR_ANY_UNIT: readonly Post[] = ['principal', 'teachingPrincipal', 'director']

const holds = (posts: readonly Pick<HeldIn, 'post'>[], some: readonly Post[]) =>
  posts.some(({ post }) => some.includes(post))

/** Hands in for the school: its leaders, and the clerk. */
export const speaksForSchool = (posts: readonly HeldIn[]): boolean => holds(posts, SPEAK_FOR_SCHOOL)

/** The units that somebody hands in for because of a post in them. */
export function unitsSpokenFor(posts: readonly HeldIn[]): HeldIn[] {
  const spoken = posts.filter(({ post }) => SPEAK_FOR_UNIT.includes(post))
  return [...new Map(spoken.map((held) => [held.unitId, held])).values()]
}

/** Everybody for themselves, whoever heads a unit for the unit, leaders for all. */
export function mayHandIn(level: CreditLevel, unitId: string | null, posts: readonly HeldIn[]): boolean {
  if (level === 'person') return true
  if (level === 'school') return speaksForSchool(posts)
  return holds(posts, SPEAK_FOR_ANY_UNIT) || unitsSpokenFor(posts).some((held) => held.unitId === unitId)
}
