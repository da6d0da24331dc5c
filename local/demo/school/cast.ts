import type { Person } from './person'
import { type Roster, teamOf } from './roster'

/** The people a visitor can be, and those the history is told around. */
export interface Cast {
  /** A teacher who is behind with observations. */
  readonly teacher: Person
  /** Leads the teacher's group. */
  readonly groupLead: Person
  readonly director: Person
  readonly principal: Person
  readonly teachingPrincipals: readonly [Person, Person]
  readonly clerk: Person
  readonly parent: Person
}

/** Group and place of the teacher a visitor can be; the group's lead is the lead a visitor can be. */
export const VISITORS_TEACHER = ['数学一组', 3] as const

export function castOf(roster: Roster): Cast {
  const { director, principal, teachingPrincipals, clerk, guardians } = roster
  const [parent] = guardians
  if (!parent) throw new Error('the school has no parents')
  return {
    teacher: teamOf(roster, ...VISITORS_TEACHER),
    groupLead: teamOf(roster, VISITORS_TEACHER[0], 0),
    director,
    principal,
    teachingPrincipals,
    clerk,
    parent,
  }
}
