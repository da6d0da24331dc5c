import type { CivilDate } from '../calendar/civil-date'
import type { Week } from '../calendar/school-calendar'
import type { Rule } from '../plan/plan'
import type { Forecast } from './forecast'
import { judgeSchool, type Look } from './judge-school'
import type { MakeUp } from './make-up'
import type { Stretch } from './period'
import type { SchoolState } from './school-state'
import type { Slot } from './slots'
import type { Standing } from './standing'

export interface RuleSheet {
  readonly rule: Rule
  readonly standings: readonly Standing[]
  /** The planned occasions of one subject up to the week looked at, in time order; with `within` those of its days only. */
  readonly slotsOf: (subjectId: string, within?: Stretch) => readonly Slot[]
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
    slotsOf: (subjectId, within) => look.slotsOf(rule, subjectId, within),
    forecastOf: (standing) => look.forecastOf(rule, standing),
    makeUpOf: (standing) => look.makeUpOf(rule, standing),
  }))
}
