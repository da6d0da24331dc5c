import type { SchoolCalendar } from '#core/calendar/school-calendar'
import type { PersonFacts } from '#core/org/person'
import type { PlanSettings, Rule } from '#core/plan/plan'
import { type RuleSheet, standSchool } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { type Tally, TallySheet } from '#core/standing/tally'
import { autumn, week } from './calendar'
import { CHINESE, GRADE_ONE, MATHS, OFFICE, SCHOOL } from './people'
import { plan } from './plan'

interface Look {
  readonly rules: readonly Rule[]
  readonly people?: readonly PersonFacts[]
  readonly tallies?: readonly Tally[]
  readonly calendar?: SchoolCalendar
  readonly settings?: Partial<PlanSettings>
  readonly weekNumber: number
  readonly today: string
}

/** The sheets of a small school with two subject groups, an office and a grade, looked at in a week on a day. */
export function sheetsOf(look: Look): RuleSheet[] {
  const calendar = look.calendar ?? autumn
  const state = {
    plan: plan(look.rules, look.settings),
    calendar,
    school: SCHOOL,
    units: [SCHOOL, GRADE_ONE, MATHS, CHINESE, OFFICE],
    people: look.people ?? [],
    tallies: new TallySheet(calendar, look.tallies),
  }
  return standSchool(state, week(look.weekNumber, calendar), look.today)
}

/** The standing of one subject in the sheets; of the only rule it stands under unless one is named. */
export function standing(look: Look, subjectId: string, ruleId?: string): Standing {
  const found = sheetsOf(look)
    .filter((sheet) => ruleId === undefined || sheet.rule.id === ruleId)
    .flatMap((sheet) => sheet.standings)
    .filter((each) => each.subjectId === subjectId)
  const [only, second] = found
  if (!only || second) throw new Error(`${subjectId} has ${found.length} standings`)
  return only
}

export function observed(subjectId: string, weekNumber: number, quantity: number): Tally {
  return tally('observationPeriods', subjectId, weekNumber, quantity)
}

export function researched(subjectId: string, weekNumber: number, quantity = 1): Tally {
  return tally('researchSessions', subjectId, weekNumber, quantity)
}

/** All of it on the Wednesday of the week, unless another weekday is named. */
export function tally(
  measure: string,
  subjectId: string,
  weekNumber: number,
  quantity: number,
  weekday = 3,
): Tally {
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => (day === weekday ? quantity : 0))
  return { measure, subjectId, week: weekNumber, quantity, days }
}
