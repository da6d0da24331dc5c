import type { MeasureName } from '#core/plan/basic-measure'
import { isBasic, type Measure } from '#core/plan/measure'
import type { Rule } from '#core/plan/plan'
import { planFor } from '#core/plan/rules'
import { type RuleSheet, standPerson } from '#core/standing/school-sheet'
import type { Caller } from '../_shared/endpoint/caller'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { LoadedSchool } from '../_shared/store/school-state'
import { standSchoolOnce } from './standings-at-hand'

/**
 * The sheets a caller may see: all of them for those who see the school, a lead's own people and groups for group leads,
 * else the caller's own. With `ruleIds` only of these rules.
 */
export function sheetsIn(
  loaded: LoadedSchool,
  { caller, today }: SignedInContext,
  ruleIds?: readonly string[],
): readonly RuleSheet[] {
  const { week } = loaded
  if (caller.rights.seeWeek === null) {
    const { state } = loaded
    const asked = ruleIds ? { ...state, plan: planFor(ruleIds, state.plan) } : state
    return standPerson(asked, caller.personId, week, today)
  }
  const sheets = standSchoolOnce(loaded.state, week, today, ruleIds)
  if (caller.rights.seeWeek === 'school') return sheets
  const own = new Set([caller.personId, ...caller.people, ...caller.led])
  return sheets
    .map((sheet) => ({ ...sheet, standings: sheet.standings.filter((each) => own.has(each.subjectId)) }))
    .filter(({ standings }) => standings.length > 0)
}

/** Whom the caller answers for: themselves, the units they lead, and the school for its leaders. */
export function concernOf({ state }: LoadedSchool, caller: Caller): ReadonlySet<string> {
  const school = caller.rights.publishNotice ? [state.school.id] : []
  return new Set([caller.personId, ...caller.led, ...school])
}

/**
 * Whether the caller may see the rule's numbers person by person. Absence is for the person, the organiser and the
 * leaders (domain.md section 6): the clerk, who keeps the rosters, sees only how many keep such a promise.
 */
export function seesEach({ measure, audience }: Rule, { rights }: Caller): boolean {
  const isClerk = rights.seeWeek === 'school' && !rights.checkRecords
  return !(isClerk && audience.level === 'person' && tellsOfAbsence(measure))
}

const ATTENDANCE: readonly string[] = [
  'researchAttendance',
  'researchExpected',
  'researchPresent',
] satisfies MeasureName[]

function tellsOfAbsence(measure: Measure): boolean {
  if (isBasic(measure)) return ATTENDANCE.includes(measure.name)
  switch (measure.name) {
    case 'distinct':
    case 'coverage':
      return tellsOfAbsence(measure.of)
    case 'ratio':
      return [measure.numerator, measure.denominator].some(
        (each) => ATTENDANCE.includes(each.name) || (each.name === 'distinct' && tellsOfAbsence(each)),
      )
    default:
      return false
  }
}
