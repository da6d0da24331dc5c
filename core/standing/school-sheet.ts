import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import type { PersonFacts, UnitFacts } from '../org/person'
import type { Plan, Rule } from '../plan/plan'
import type { History } from './history'
import { momentIn } from './moment'
import { paceAt } from './pace'
import { periodsOf } from './period'
import { personRuleGroups } from './rule-groups'
import { literally, shareIn } from './share'
import { type Owed, type Standing, standingOf, type View } from './standing'
import type { TallySheet } from './tally'
import { personDemand } from './target'

/** Everything a school's standings depend on; nothing here is read from records. */
export interface SchoolState {
  readonly plan: Plan
  readonly calendar: SchoolCalendar
  readonly school: UnitFacts
  readonly units: readonly UnitFacts[]
  readonly people: readonly PersonFacts[]
  readonly tallies: TallySheet
  /** The school's other terms; none unless they are given. */
  readonly history?: History | undefined
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
    const share = literally(rule.bound)
    for (const { id } of unitsOwing(rule, state)) {
      owed.get(rule.id)?.push({ subjectId: id, shareIn: () => share, missingBirthDate: false })
    }
  }
  const { proration } = state.plan.settings
  for (const rules of personRuleGroups(state.plan)) {
    for (const person of state.people) {
      const demand = personDemand(rules, person, state.calendar, asOf)
      if (!demand) continue
      owed.get(demand.rule.id)?.push({
        subjectId: person.id,
        shareIn: (period) => shareIn(period, demand, state.calendar, proration),
        missingBirthDate: demand.missingBirthDate,
      })
    }
  }
  return owed
}

function unitsOwing(rule: Rule, state: SchoolState): readonly UnitFacts[] {
  switch (rule.audience.level) {
    case 'school':
      return [state.school]
    case 'grade':
    case 'class':
    case 'club': {
      const { level } = rule.audience
      return state.units.filter((unit) => unit.kind === level)
    }
    case 'group': {
      const { groupKind } = rule.audience
      return state.units.filter((unit) => unit.groupKind === groupKind)
    }
    default:
      return []
  }
}
