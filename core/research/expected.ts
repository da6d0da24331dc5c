import type { CivilDate } from '../calendar/civil-date'
import { holdsOn, type PersonFacts } from '../org/person'
import { ABSENCES, type Absence } from '../org/post'

/** Somebody who is or was in a group, with their memberships, leads and absences. */
export type Member = Pick<PersonFacts, 'id' | 'name' | 'appointments'>

const BELONGS: readonly string[] = ['member', 'groupLead', 'gradeLead']

export function isMemberOn({ appointments }: Member, groupId: string, date: CivilDate): boolean {
  return appointments.some(
    (held) => held.unitId === groupId && BELONGS.includes(held.post) && holdsOn(held, date),
  )
}

/** Long leave or secondment on a day, which takes a person off the list; null for somebody who is there. */
export function absenceOn({ appointments }: Member, date: CivilDate): Absence | null {
  const away = appointments.find((held) => held.post in ABSENCES && holdsOn(held, date))
  return away ? (away.post as Absence) : null
}

/** Who is expected at a group's session: its members as of that day who are not on long leave (domain.md section 4). */
export function expectedOn<M extends Member>(people: readonly M[], groupId: string, date: CivilDate): M[] {
  return people.filter((person) => isMemberOn(person, groupId, date) && absenceOn(person, date) === null)
}
