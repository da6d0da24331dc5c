import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import type { PersonFacts, UnitFacts } from '../org/person'
import type { Plan, Rule } from '../plan/plan'
import { momentIn } from './moment'
import { paceAt } from './pace'
import { periodsOf } from './period'
import { personRuleGroups } from './rule-groups'
import { type Owed, type Standing, standingOf, type View } from './standing'
import type { TallySheet } from './tally'
import { personTarget } from './target'

/** Everything a school's standings depend on; nothing here is read from records. */
export interface SchoolState {
  readonly plan: Plan
  readonly calendar: SchoolCalendar
  readonly school: UnitFacts
  readonly units: readonly UnitFacts[]
  readonly people: readonly PersonFacts[]
  readonly tallies: TallySheet
}

export interface RuleSheet {
  readonly rule: Rule
  readonly standings: readonly Standing[]
}

/** Every rule of the plan with the standing of every subject that owes it, as seen in `week` on the day `today`. */
export function standSchool(state: SchoolState, week: Week, today: CivilDate): RuleSheet[] {
  const moment = momentIn(week, today)
  const view: View = { week, moment, pace: paceAt(state.calendar, moment), tallies: state.tallies }
  const owedByRule = whoOwes(state, moment.asOf)
  return state.plan.rules.map((rule) => {
    const periods = periodsOf(rule.cadence, state.calendar, state.plan.settings.milestones)
    const owed = owedByRule.get(rule.id) ?? []
    return { rule, standings: owed.flatMap((each) => standingOf(rule, periods, each, view) ?? []) }
  })
}

/** The standings of one person only; people are judged one by one, so this is what the school's sheet shows of them. */
export function standPerson(state: SchoolState, personId: string, week: Week, today: CivilDate): RuleSheet[] {
  const only = { ...state, people: state.people.filter((person) => person.id === personId) }
  return standSchool(only, week, today).filter(({ rule }) => rule.audience.level === 'person')
}

function whoOwes(state: SchoolState, asOf: CivilDate): Map<string, Owed[]> {
  const owed = new Map<string, Owed[]>(state.plan.rules.map((rule) => [rule.id, []]))
  for (const rule of state.plan.rules) {
    if (rule.audience.level !== 'person')
      owed.set(
        rule.id,
        unitsOwing(rule, state).map((unit) => literally(rule, unit)),
      )
  }
  for (const rules of personRuleGroups(state.plan)) {
    for (const person of state.people) {
      const target = personTarget(rules, person, state.calendar, asOf, state.plan.settings.proration)
      if (target) owed.get(target.rule.id)?.push({ subjectId: person.id, ...target })
    }
  }
  return owed
}

function unitsOwing(rule: Rule, state: SchoolState): readonly UnitFacts[] {
  switch (rule.audience.level) {
    case 'school':
      return [state.school]
    case 'grade':
      return state.units.filter((unit) => unit.kind === 'grade')
    case 'group': {
      const { groupKind } = rule.audience
      return state.units.filter((unit) => unit.groupKind === groupKind)
    }
    case 'person':
      return []
  }
}

function literally(rule: Rule, unit: UnitFacts): Owed {
  const amount = rule.bound.kind === 'none' ? null : rule.bound.amount
  return {
    subjectId: unit.id,
    amount,
    literal: amount,
    proration: null,
    exempt: false,
    missingBirthDate: false,
  }
}
