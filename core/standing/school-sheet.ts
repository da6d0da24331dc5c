import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import type { PersonFacts, UnitFacts } from '../org/person'
import type { Plan, Rule } from '../plan/plan'
import type { Forecast } from './forecast'
import type { History } from './history'
import { judgeSchool, type Look } from './judge-school'
import type { MakeUp } from './make-up'
import type { Slot } from './slots'
import type { Standing } from './standing'
import type { TallySheet } from './tally'

/** Everything a school's standings depend on; nothing here is read from records. */
export interface SchoolState {
  readonly plan: Plan
  readonly calendar: SchoolCalendar
  /** The unit at the top: the school, or the office whose plan it is. */
  readonly school: UnitFacts
  readonly units: readonly UnitFacts[]
  /** All the staff: a person's standing may hang on others (同组均值, 覆盖). */
  readonly people: readonly PersonFacts[]
  readonly tallies: TallySheet
  /** The school's other terms; none unless they are given. */
  readonly history?: History | undefined
}

export interface RuleSheet {
  readonly rule: Rule
  readonly standings: readonly Standing[]
  /** The planned occasions of one subject up to the week looked at, in time order. */
  readonly slotsOf: (subjectId: string) => readonly Slot[]
  readonly forecastOf: (standing: Standing) => Forecast | null
  /** What the number of a standing is made of; null for what is counted record by record. */
  readonly makeUpOf: (standing: Standing) => MakeUp | null
}

/** Every rule of the plan with the standing of every subject that owes it, as seen in `week` on the day `today`. */
export function standSchool(state: SchoolState, week: Week, today: CivilDate): RuleSheet[] {
  return sheetsOf(judgeSchool(state, week, today, null))
}

/** The standings of one person only: what the school's sheet shows of them. */
export function standPerson(state: SchoolState, personId: string, week: Week, today: CivilDate): RuleSheet[] {
  return sheetsOf(judgeSchool(state, week, today, personId)).filter(
    ({ rule }) => rule.audience.level === 'person',
  )
}

function sheetsOf(look: Look): RuleSheet[] {
  return look.rules.map((rule) => ({
    rule,
    standings: look.standingsOf(rule),
    slotsOf: (subjectId) => look.slotsOf(rule, subjectId),
    forecastOf: (standing) => look.forecastOf(rule, standing),
    makeUpOf: (standing) => look.makeUpOf(rule, standing),
  }))
}
