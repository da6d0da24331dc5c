import type { OperationName } from '../contract/contract'
import { reaches } from './reach'
import type { Role } from './role'
import type { Scope } from './scope'

/** Who asks, as far as relations go; a caller is one. */
export interface Asking {
  readonly personId: string
  readonly schoolId: string
  readonly roles: readonly Role[]
  /** People whom a lead leads. */
  readonly people: readonly string[]
  /** Units spoken for: groups and grades led, clubs instructed. */
  readonly led: readonly string[]
  /** Classes taught as their class teacher. */
  readonly classes: readonly string[]
}

/** What a thing is to somebody, from near to far, in the words of the scopes; a thing of another school is foreign. */
export type Relation = Exclude<Scope, 'district'> | 'foreign'

interface Placed {
  readonly schoolId: string
}

export function relationToPerson(who: Asking, person: Placed & { readonly personId: string }): Relation {
  if (person.personId === who.personId) return 'own'
  if (who.people.includes(person.personId)) return 'unit'
  return within(who, person)
}

/** `belongsTo` are the units where the caller is a member. */
export function relationToUnit(
  who: Asking,
  unit: Placed & { readonly unitId: string },
  belongsTo: readonly string[] = [],
): Relation {
  if (belongsTo.includes(unit.unitId)) return leadsUnit(who, unit.unitId) ? 'unit' : 'concerned'
  return leadsUnit(who, unit.unitId) ? 'unit' : within(who, unit)
}

/** Author, observed teacher or otherwise concerned, lead of the author or of the unit it is about, colleague, stranger. */
export function relationToRecord(
  who: Asking,
  record: Placed & {
    readonly authorId: string
    readonly aboutId: string | null
    /** Besides those: marked at a session, named in an entry. */
    readonly involved?: readonly string[]
  },
): Relation {
  if (record.authorId === who.personId) return 'own'
  if (record.aboutId === who.personId || record.involved?.includes(who.personId)) return 'concerned'
  const ledByWho = who.people.includes(record.authorId) || who.led.includes(record.aboutId ?? '')
  return ledByWho ? 'unit' : within(who, record)
}

/** Whether the policy lets somebody do an operation on what is this to them. */
export function mayOn(operation: OperationName, { roles }: Asking, relation: Relation): boolean {
  return relation !== 'foreign' && reaches(operation, roles, relation)
}

function leadsUnit({ led, classes }: Asking, unitId: string): boolean {
  return led.includes(unitId) || classes.includes(unitId)
}

function within({ schoolId }: Asking, thing: Placed): Relation {
  return thing.schoolId === schoolId ? 'school' : 'foreign'
}
