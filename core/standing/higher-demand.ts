import { cadenceLabel } from '../plan/cadence-label'
import { measureLabel } from '../plan/measure-label'
import type { Rule } from '../plan/plan'
import type { Standing } from './standing'

/** A standing under one of the plans that hold side by side; `from` names the plan. */
export interface Demanded<P> {
  readonly from: P
  readonly rule: Rule
  readonly standing: Standing
}

/**
 * Two plans are judged separately, and a person sees the higher demand (domain.md section 4): of what asks the same of the
 * same person the one with the larger number, of limits the smaller; the plan named first where they are equal.
 */
export function higherDemands<P>(all: readonly Demanded<P>[]): Demanded<P>[] {
  const kept = new Map<string, Demanded<P>>()
  for (const each of all) {
    const key = whatIsAsked(each)
    const other = kept.get(key)
    if (!other || isHigher(each, other)) kept.set(key, each)
  }
  return all.filter((each) => kept.get(whatIsAsked(each)) === each || !isComparable(each))
}

function whatIsAsked<P>({ rule, standing }: Demanded<P>): string {
  const { kind } = rule.bound
  const limit = kind === 'atMost' ? 'limit' : 'demand'
  return [standing.subjectId, measureLabel(rule.measure), cadenceLabel(rule.cadence), limit].join('/')
}

const isComparable = <P>({ standing }: Demanded<P>) => standing.target !== null

function isHigher<P>(one: Demanded<P>, other: Demanded<P>): boolean {
  const [mine, theirs] = [one.standing.target, other.standing.target]
  if (mine === null || theirs === null) return mine !== null
  return one.rule.bound.kind === 'atMost' ? mine < theirs : mine > theirs
}
