import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Held, HeldTag, Lesson, Roster, RosterTerm, RosterUnit } from '#core/roster/roster'
import type { Caller } from '../endpoint/caller'
import { loadTerms } from './calendar'
import type { Tx } from './store'

/** The caller's whole roster with its past, and the timetable of the term that a day lies in or that comes next. */
export async function loadRoster(tx: Tx, caller: Caller, on: CivilDate): Promise<Roster> {
  const { districtId, schoolId } = caller
  const school = await tx
    .selectFrom('orgUnit')
    .select(['id', 'name'])
    .where('districtId', '=', districtId)
    .where('id', '=', schoolId)
    .executeTakeFirstOrThrow()
  const term = await termOf(tx, caller, on)
  return {
    school: { ...school, isOffice: schoolId === districtId },
    units: await unitsOf(tx, caller),
    people: await peopleOf(tx, caller),
    term,
    lessons: term === null ? [] : await lessonsOf(tx, caller, term.id),
  }
}

/** What the roster is at this moment: any change to it gives another. */
export async function rosterStamp(tx: Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select youju.roster_stamp() as stamp`.execute(tx)
  return rows[0]?.stamp ?? ''
}

async function termOf(tx: Tx, caller: Caller, on: CivilDate): Promise<RosterTerm | null> {
  const terms = await loadTerms(tx, caller)
  const term = terms.find(({ endOn }) => on <= endOn)
  if (!term) return null
  const { id, name, startOn, endOn, bell } = term
  return { id, name, startOn, endOn, periods: bell.map(({ period }) => period).sort((a, b) => a - b) }
}

async function unitsOf(tx: Tx, { districtId, schoolId }: Caller): Promise<RosterUnit[]> {
  const rows = await tx
    .selectFrom('orgUnit')
    .select([
      'id',
      'kind',
      'groupKind',
      'name',
      'subject',
      'parentId',
      'position',
      'fromOn as from',
      'toOn as to',
    ])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('kind', 'in', ['grade', 'class', 'group'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows as RosterUnit[]
}

async function peopleOf(tx: Tx, { districtId, schoolId }: Caller): Promise<Roster['people']> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('personPrivate', (join) =>
      join
        .onRef('personPrivate.districtId', '=', 'person.districtId')
        .onRef('personPrivate.personId', '=', 'person.id'),
    )
    .select([
      ...(['person.id', 'person.name', 'person.staffNo', 'person.subject', 'person.position'] as const),
      ...(['personPrivate.birthDate', 'personPrivate.teachingSince'] as const),
    ])
    .where('person.districtId', '=', districtId)
    .where('person.schoolId', '=', schoolId)
    .where('person.kind', '=', 'staff')
    .orderBy('person.position')
    .orderBy('person.id')
    .execute()
  const held = await tx
    .selectFrom('appointment')
    .select(['id', 'personId', 'unitId', 'post', 'fromOn as from', 'toOn as to'])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('post', '<>', 'instructor')
    .orderBy('fromOn')
    .orderBy('id')
    .execute()
  const tags = await tx
    .selectFrom('tag')
    .select(['subjectId', 'tag', 'fromOn as from', 'toOn as to'])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .orderBy('fromOn')
    .orderBy('tag')
    .execute()
  const heldBy = groupedBy(held, ({ personId, ...each }): [string, Held] => [personId, each])
  const tagsOf = groupedBy(tags, ({ subjectId, ...each }): [string, HeldTag] => [subjectId, each])
  return rows.map((row) => ({ ...row, held: heldBy.get(row.id) ?? [], tags: tagsOf.get(row.id) ?? [] }))
}

function groupedBy<Row, Part>(
  rows: readonly Row[],
  split: (row: Row) => [string, Part],
): ReadonlyMap<string, Part[]> {
  const groups = new Map<string, Part[]>()
  for (const row of rows) {
    const [key, part] = split(row)
    const group = groups.get(key)
    if (group) group.push(part)
    else groups.set(key, [part])
  }
  return groups
}

function lessonsOf(tx: Tx, { districtId, schoolId }: Caller, termId: string): Promise<Lesson[]> {
  return tx
    .selectFrom('timetableSlot as slot')
    .innerJoin('orgUnit as class', (join) =>
      join.onRef('class.districtId', '=', 'slot.districtId').onRef('class.id', '=', 'slot.classId'),
    )
    .select(['termId', 'classId', 'weekday', 'period', 'slot.subject', 'teacherId', 'room'])
    .where('slot.districtId', '=', districtId)
    .where('slot.schoolId', '=', schoolId)
    .where('termId', '=', termId)
    .orderBy('class.position')
    .orderBy('classId')
    .orderBy('weekday')
    .orderBy('period')
    .execute()
}
