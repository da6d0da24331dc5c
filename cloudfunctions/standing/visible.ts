import { type RuleSheet, standSchool } from '#core/standing/school-sheet'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { LoadedSchool } from '../_shared/store/school-state'

/** The sheets a caller may see: all of them for school leaders, a lead's own people and groups for group leads. */
export function visibleSheets(loaded: LoadedSchool, { caller, today }: SignedInContext): RuleSheet[] {
  const sheets = standSchool(loaded.state, loaded.week, today)
  if (caller.rights.seeWeek === 'school') return sheets
  const own = new Set([caller.personId, ...caller.people, ...caller.led])
  return sheets
    .map(({ rule, standings }) => ({ rule, standings: standings.filter((each) => own.has(each.subjectId)) }))
    .filter(({ standings }) => standings.length > 0)
}
