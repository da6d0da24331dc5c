import type { Week } from '#core/calendar/school-calendar'
import { planFor } from '#core/plan/rules'
import { type RuleSheet, standSchool } from '#core/standing/school-sheet'
import type { SchoolState } from '#core/standing/school-state'

/** What was worked out of an object, for as long as the process has the object at hand. */
const known = new WeakMap<object, Map<string, Known>>()

interface Known {
  readonly parts: readonly unknown[]
  readonly value: unknown
}

/**
 * As `make` says it, worked out once of these parts under a name that says all else it goes by. What is at hand stays the same object
 * until it changes, and no object of it ever changes.
 */
export function onceFor<T>(
  [first, ...others]: readonly [object, ...unknown[]],
  name: string,
  make: () => T,
): T {
  const ofFirst = known.get(first) ?? new Map<string, Known>()
  known.set(first, ofFirst)
  const found = ofFirst.get(name)
  if (found && isSame(found.parts, others)) return found.value as T
  const value = make()
  ofFirst.set(name, { parts: others, value })
  return value
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index])
}

/** `standSchool`, once for all who look at a school in which nothing has changed; with `ruleIds` only of these rules. */
export function standSchoolOnce(
  state: SchoolState,
  week: Week,
  today: string,
  ruleIds?: readonly string[],
): readonly RuleSheet[] {
  const { tallies, plan, calendar, school, units, people, history } = state
  const terms = [...(history?.terms ?? []), history?.baseline].map((each) => each?.tallies)
  const which = ruleIds ? ruleIds.join(' ') : 'all'
  const name = `standings ${week.number} ${today} ${plan.id} ${which}`
  return onceFor([tallies, plan, calendar, school, units, people, ...terms], name, () =>
    standSchool(ruleIds ? { ...state, plan: planFor(ruleIds, plan) } : state, week, today),
  )
}
