import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Term } from '#core/calendar/school-calendar'
import type { Appointment, Fact, PersonFacts, Tag, UnitFacts } from '#core/org/person'
import type { Caller } from '../endpoint/caller'
import type { SchoolSource } from './at-hand'
import { atHand, ownAtHand } from './at-hand'
import { looksBackTo } from './history'
import type { SchoolKey } from './school-key'
import type { Tx } from './store'
import { rowsOf } from './told'

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

/** Everybody of a school, for jobs that work as the owner of the database. */
export function loadAllStaff(tx: Tx, school: SchoolKey): Promise<PersonFacts[]> {
  return loadFacts(tx, school, undefined)
}

/** Everybody of a school of the district, without names but principals'. */
export function loadToldStaff(tx: Tx, school: SchoolSource): Promise<PersonFacts[]> {
  return loadFacts(tx, school, undefined)
}

function loadFacts(tx: Tx, school: SchoolSource, ids: readonly string[] | undefined): Promise<PersonFacts[]> {
  const whom = ids ? ids.join(' ') : 'all'
  return ownAtHand(school, `people ${whom}`, () => readFacts(tx, school, ids))
}

async function readFacts(
  tx: Tx,
  school: SchoolSource,
  ids: readonly string[] | undefined,
): Promise<PersonFacts[]> {
  const rows = await (school.told ? toldPeople(tx, school) : people(tx, school, ids))
  const held = await appointmentsOf(tx, school, ids)
  const tags = await loadTags(tx, school)
  return rows.map((row) => ({ ...row, appointments: held.get(row.id) ?? [], tags: tags.get(row.id) ?? [] }))
}

type Person = Omit<PersonFacts, 'appointments' | 'tags'>

function people(tx: Tx, school: SchoolSource, ids: readonly string[] | undefined): Promise<Person[]> {
  let rows = tx
    .selectFrom('person')
    .leftJoin('personPrivate', (join) =>
      join
        .onRef('personPrivate.districtId', '=', 'person.districtId')
        .onRef('personPrivate.personId', '=', 'person.id'),
    )
    .select([
      'person.id',
      'person.name',
      'person.subject',
      'personPrivate.birthDate',
      'personPrivate.teachingSince',
    ])
    .where('person.districtId', '=', school.districtId)
    .where('person.schoolId', '=', school.schoolId)
    .where('person.kind', '=', 'staff')
  if (ids) rows = rows.where('person.id', 'in', ids)
  return rows.orderBy('person.position').orderBy('person.id').execute()
}

async function toldPeople(tx: Tx, { schoolId }: SchoolSource): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select id, name, subject, birth_date as "birthDate", teaching_since as "teachingSince"
      from youju.told_person(${schoolId}::uuid) order by position, id`.execute(tx)
  return rows
}

async function appointmentsOf(
  tx: Tx,
  school: SchoolSource,
  ids: readonly string[] | undefined,
): Promise<ReadonlyMap<string, Appointment[]>> {
  let appointments = rowsOf(tx, school, 'appointment')
    .select(['personId', 'post', 'unitId', 'fromOn', 'toOn'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .where('post', '<>', 'parent')
  if (ids) appointments = appointments.where('personId', 'in', ids)
  const held = new Map<string, Appointment[]>()
  for (const { personId, post, unitId, fromOn, toOn } of await appointments
    .orderBy('fromOn')
    .orderBy('id')
    .execute()) {
    const list = held.get(personId) ?? []
    list.push({ post: post as Appointment['post'], unitId, from: fromOn, to: toOn })
    held.set(personId, list)
  }
  return held
}

/** Titles, ranks and standings of people and units, by their ids, the earliest first. */
async function loadTags(tx: Tx, school: SchoolSource): Promise<ReadonlyMap<string, Tag[]>> {
  const rows = await rowsOf(tx, school, 'tag')
    .select(['subjectId', 'tag', 'fromOn as from', 'toOn as to'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .orderBy('fromOn')
    .orderBy('tag')
    .execute()
  const tags = new Map<string, Tag[]>()
  for (const { subjectId, ...tag } of rows) {
    const list = tags.get(subjectId) ?? []
    list.push(tag)
    tags.set(subjectId, list)
  }
  return tags
}

/** Numbers of units by their ids, the earliest first. */
async function loadNumbers(tx: Tx, school: SchoolSource): Promise<ReadonlyMap<string, Fact[]>> {
  const rows = await rowsOf(tx, school, 'fact')
    .select(['unitId', 'fact', 'amount', 'fromOn as from'])
    .where('districtId', '=', school.districtId)
    .where('schoolId', '=', school.schoolId)
    .orderBy('fromOn')
    .orderBy('fact')
    .execute()
  const facts = new Map<string, Fact[]>()
  for (const { unitId, ...fact } of rows) {
    const list = facts.get(unitId) ?? []
    list.push(fact)
    facts.set(unitId, list)
  }
  return facts
}

/**
 * The school's units in the clerk's order: grades, classes, groups, and the clubs that run in the term on a day. Those that
 * ended within what a term looks back on come too, with their dates: what was done in them is in the sums.
 */
export function loadUnits(tx: Tx, school: SchoolSource, term: Term, on: CivilDate): Promise<UnitFacts[]> {
  return atHand(school, `units ${term.id} ${on}`, () => readUnits(tx, school, term, on))
}

async function readUnits(tx: Tx, school: SchoolSource, term: Term, on: CivilDate): Promise<UnitFacts[]> {
  const last = on < term.startOn ? term.startOn : on
  const running = rowsOf(tx, school, 'club')
    .select('id')
    .where(sql<boolean>`${term.id}::uuid = any (term_ids)`)
    .where('fromOn', '<=', on)
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>=', on)]))
  const rows = await rowsOf(tx, school, 'orgUnit')
    .select(['id', 'name', 'kind', 'groupKind', 'parentId', 'subject', 'fromOn as from', 'toOn as to'])
    .where('districtId', '=', school.districtId)
    // The office of a district is the unit of the district itself, which lies above schools.
    .where((where) => where.or([where('schoolId', '=', school.schoolId), where('id', '=', school.schoolId)]))
    .where((where) => where.or([where('kind', '<>', 'club'), where('id', 'in', running)]))
    .where((where) => where.or([where('fromOn', 'is', null), where('fromOn', '<=', last)]))
    .where((where) => where.or([where('toOn', 'is', null), where('toOn', '>=', looksBackTo(term))]))
    .orderBy('position')
    .orderBy('id')
    .execute()
  const tags = await loadTags(tx, school)
  const facts = await loadNumbers(tx, school)
  return rows.map(({ groupKind, ...unit }) => ({
    ...unit,
    groupKind: groupKind ?? undefined,
    tags: tags.get(unit.id) ?? [],
    facts: facts.get(unit.id) ?? [],
  }))
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
