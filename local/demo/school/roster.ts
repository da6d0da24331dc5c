import type { Hiring } from './hiring'
import type { Hire } from './person'
import { GROUPS, type GroupPlan, GUARDIANS, LEADER_SUBJECT, SUPPORT_STAFF, type Team } from './staffing'
import type { Units } from './units'

/** Everybody of the school, before anything happens in the term. */
export interface Roster {
  readonly principal: Hire
  readonly teachingPrincipals: readonly [Hire, Hire]
  readonly director: Hire
  readonly clerk: Hire
  readonly teams: readonly StaffedTeam[]
  readonly support: readonly Hire[]
  readonly guardians: readonly Hire[]
}

export interface StaffedTeam extends Team {
  readonly groupName: string
  readonly groupId: string
  /** The first of a group's first team leads the group. */
  readonly people: readonly Hire[]
}

export function hireStaff(units: Units, hiring: Hiring): Roster {
  const school = units.school.id
  const leader = (post: 'principal' | 'teachingPrincipal' | 'director', age: number) =>
    hiring.staff(LEADER_SUBJECT, age, [
      [post, school],
      ['teacher', school],
    ])
  return {
    principal: leader('principal', 44),
    teachingPrincipals: [leader('teachingPrincipal', 50), leader('teachingPrincipal', 47)],
    director: leader('director', 41),
    clerk: hiring.staff('', 34, [['clerk', school]]),
    teams: GROUPS.flatMap((group, index) => staffGroup(group, units.groups[index]?.id ?? '', school, hiring)),
    support: times(SUPPORT_STAFF, (index) => hiring.staff('', 30 + 2 * index, [['support', school]])),
    guardians: times(GUARDIANS, (index) =>
      hiring.guardian(units.classes[(index * 5 + 13) % units.classes.length]?.id ?? ''),
    ),
  }
}

function staffGroup(group: GroupPlan, groupId: string, school: string, hiring: Hiring): StaffedTeam[] {
  return group.teams.map((team, nth) => ({
    ...team,
    groupName: group.name,
    groupId,
    people: times(team.teachers, (place) => {
      const leads = nth === 0 && place === 0
      return hiring.staff(team.subject, leads ? hiring.leadAge() : hiring.teacherAge(), [
        ...(leads ? ([['groupLead', groupId]] as const) : []),
        ['teacher', school],
        ['member', groupId],
      ])
    }),
  }))
}

export function teamOf(roster: Roster, groupName: string, place: number): Hire {
  const person = roster.teams.find((team) => team.groupName === groupName)?.people[place]
  if (!person) throw new Error(`${groupName} has nobody at place ${place}`)
  return person
}

export function staffOf(roster: Roster): Hire[] {
  const { principal, teachingPrincipals, director, clerk, teams, support } = roster
  return [
    principal,
    ...teachingPrincipals,
    director,
    clerk,
    ...teams.flatMap((team) => team.people),
    ...support,
  ]
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
