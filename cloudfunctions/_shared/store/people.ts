import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Appointment, PersonFacts, UnitFacts } from '#core/org/person'
import type { Caller } from '../endpoint/caller'
import type { Tx } from './store'

/**
 * Staff with what audiences ask about them, in roster order: everybody for those who see the school, the members of
 * their groups for group leads, else only the caller.
 */
export function loadStaff(tx: Tx, caller: Caller): Promise<PersonFacts[]> {
  if (caller.rights.seeWeek === 'school') return loadFacts(tx, caller, undefined)
  const members = caller.rights.seeWeek === 'group' ? caller.people : []
  return loadFacts(tx, caller, [...new Set([caller.personId, ...members])])
}

export async function loadPerson(tx: Tx, caller: Caller, id: string): Promise<PersonFacts | undefined> {
  return (await loadFacts(tx, caller, [id]))[0]
}

async function loadFacts(tx: Tx, caller: Caller, ids: readonly string[] | undefined): Promise<PersonFacts[]> {
  let people = tx
    .selectFrom('person')
    .leftJoin('personPrivate', (join) =>
      join
        .onRef('personPrivate.districtId', '=', 'person.districtId')
        .onRef('personPrivate.personId', '=', 'person.id'),
    )
    .select(['person.id', 'person.name', 'personPrivate.birthDate'])
    .where('person.districtId', '=', caller.districtId)
    .where('person.schoolId', '=', caller.schoolId)
    .where('person.kind', '=', 'staff')
  let appointments = tx
    .selectFrom('appointment')
    .select(['personId', 'post', 'unitId', 'fromOn', 'toOn'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('post', '<>', 'parent')
  if (ids) {
    people = people.where('person.id', 'in', ids)
    appointments = appointments.where('personId', 'in', ids)
  }
  const held = new Map<string, Appointment[]>()
  for (const { personId, post, unitId, fromOn, toOn } of await appointments
    .orderBy('fromOn')
    .orderBy('id')
    .execute()) {
    const list = held.get(personId) ?? []
    list.push({ post: post as Appointment['post'], unitId, from: fromOn, to: toOn })
    held.set(personId, list)
  }
  const rows = await people.orderBy('person.position').orderBy('person.id').execute()
  return rows.map(({ id, name, birthDate }) => ({ id, name, birthDate, appointments: held.get(id) ?? [] }))
}

/** The school's units in the clerk's order: grades, classes, groups, and the clubs that run in the term on a day. */
export async function loadUnits(tx: Tx, caller: Caller, termId: string, on: CivilDate): Promise<UnitFacts[]> {
  const rows = await tx
    .selectFrom('orgUnit')
    .leftJoin('club', (join) =>
      join.onRef('club.districtId', '=', 'orgUnit.districtId').onRef('club.id', '=', 'orgUnit.id'),
    )
    .select(['orgUnit.id', 'orgUnit.name', 'orgUnit.kind', 'orgUnit.groupKind'])
    .where('orgUnit.districtId', '=', caller.districtId)
    .where('orgUnit.schoolId', '=', caller.schoolId)
    .where(sql<boolean>`(org_unit.kind <> 'club' or ${termId}::uuid = any (club.term_ids)
      and club.from_on <= ${on}::date and (club.to_on is null or ${on}::date <= club.to_on))`)
    .orderBy('orgUnit.position')
    .orderBy('orgUnit.id')
    .execute()
  return rows.map(({ id, name, kind, groupKind }) => ({ id, name, kind, groupKind: groupKind ?? undefined }))
}

export async function namesOf(tx: Tx, caller: Caller, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('districtId', '=', caller.districtId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function unitNamesOf(
  tx: Tx,
  caller: Caller,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('orgUnit')
    .select(['id', 'name'])
    .where('districtId', '=', caller.districtId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
