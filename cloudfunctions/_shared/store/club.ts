import type { Selectable } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Club } from '#core/club/club'
import type { HeldSession } from '#core/club/course'
import { problem } from '#core/problem'
import type { ClubSession } from '#core/record/club-session'
import type { Caller } from '../endpoint/caller'
import type { SchoolKey } from './school-key'
import type { Database, Tx } from './store'
import type { Tables } from './tables'

export type ClubRow = Selectable<Tables['club']> & { readonly name: string }

export interface Instructing {
  readonly clubId: string
  readonly personId: string
  readonly name: string
  readonly from: CivilDate
  readonly to: CivilDate | null
}

/** A club's session as its record keeps it. */
export interface KeptSession extends HeldSession {
  readonly clubId: string
  readonly content: string
  readonly highlights: string
  /** The names of who was there, as far as the caller may read them. */
  readonly roll: readonly string[]
}

function selectClubs(db: Database, { districtId, schoolId }: SchoolKey) {
  return db
    .selectFrom('club')
    .innerJoin('orgUnit', (join) =>
      join.onRef('orgUnit.districtId', '=', 'club.districtId').onRef('orgUnit.id', '=', 'club.id'),
    )
    .selectAll('club')
    .select('orgUnit.name')
    .where('club.districtId', '=', districtId)
    .where('club.schoolId', '=', schoolId)
}

/** All clubs of the school, also closed ones, in order of their founding. */
export function loadClubs(db: Database, school: SchoolKey): Promise<ClubRow[]> {
  return selectClubs(db, school).orderBy('orgUnit.position').orderBy('club.id').execute()
}

export function findClub(db: Database, school: SchoolKey, id: string): Promise<ClubRow | undefined> {
  return selectClubs(db, school).where('club.id', '=', id).executeTakeFirst()
}

export async function loadClub(db: Database, school: SchoolKey, id: string): Promise<ClubRow> {
  const club = await findClub(db, school, id)
  if (!club) throw problem('notFound')
  return club
}

export function factsOf(row: ClubRow): Club {
  const { category, about, schedules, place, capacity, enrolled, rollOptIn, termIds, fromOn, toOn } = row
  return { category, about, schedules, place, capacity, enrolled, rollOptIn, termIds, from: fromOn, to: toOn }
}

/** Who has ever instructed the clubs, in order of their posts. */
export async function loadInstructing(
  db: Database,
  { districtId, schoolId }: SchoolKey,
  clubIds: readonly string[],
): Promise<Instructing[]> {
  if (clubIds.length === 0) return []
  return db
    .selectFrom('appointment')
    .innerJoin('person', (join) =>
      join
        .onRef('person.districtId', '=', 'appointment.districtId')
        .onRef('person.id', '=', 'appointment.personId'),
    )
    .select([
      'appointment.unitId as clubId',
      'appointment.personId',
      'person.name',
      'appointment.fromOn as from',
      'appointment.toOn as to',
    ])
    .where('appointment.districtId', '=', districtId)
    .where('appointment.schoolId', '=', schoolId)
    .where('appointment.post', '=', 'instructor')
    .where('appointment.unitId', 'in', clubIds)
    .orderBy('person.position')
    .orderBy('appointment.id')
    .execute()
}

/** Those who instruct the club now; of a closed one, who did at the end. */
export function instructorsOf(instructing: readonly Instructing[], { id, toOn }: ClubRow): Instructing[] {
  return instructing.filter(({ clubId, to }) => clubId === id && to === toOn)
}

/** The clubs' sessions of a term that stand, the oldest first; row security leaves out what the caller may not read. */
export async function loadSessions(
  tx: Tx,
  { districtId, schoolId }: Caller,
  termId: string,
  clubIds: readonly string[],
): Promise<KeptSession[]> {
  if (clubIds.length === 0) return []
  const rows = await tx
    .selectFrom('record')
    .leftJoin('recordPrivate', (join) =>
      join
        .onRef('recordPrivate.districtId', '=', 'record.districtId')
        .onRef('recordPrivate.recordId', '=', 'record.id'),
    )
    .select([
      'record.id',
      'record.aboutId',
      'record.happenedOn',
      'record.state',
      'record.payload',
      'recordPrivate.payload as secret',
    ])
    .where('record.districtId', '=', districtId)
    .where('record.schoolId', '=', schoolId)
    .where('record.termId', '=', termId)
    .where('record.kind', '=', 'clubSession')
    .where('record.state', 'in', ['counted', 'awaiting'])
    .where('record.aboutId', 'in', clubIds)
    .orderBy('record.happenedOn')
    .execute()
  return rows.map(({ id, aboutId, happenedOn, state, payload, secret }) => {
    const { headcount, enrolled, movedBecause, content, highlights } = payload as unknown as ClubSession
    const { roll = [] } = (secret ?? {}) as Partial<ClubSession>
    const told = { headcount, enrolled, movedBecause, content, highlights, roll }
    return { recordId: id, clubId: aboutId ?? '', on: happenedOn, awaiting: state === 'awaiting', ...told }
  })
}
