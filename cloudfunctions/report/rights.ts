import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'

/** Pages that group leads may open, too. */
export function requireLeader({ caller }: SignedInContext): void {
  if (caller.rights.seeWeek === null) throw problem('notAllowed')
}

/** A report is of the whole school. */
export function requireSchool({ caller }: SignedInContext): void {
  if (caller.rights.seeWeek !== 'school') throw problem('notAllowed')
}
