import { sql } from 'kysely'
import { type Database, openStore, type SchoolKey, type Tx } from '../../cloudfunctions/_shared/store/store'
import type { RunningPostgres } from '../postgres/running-postgres'

/** Whoever sits at the machine: no person of the school, and said so in the journal. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Work as the owner of the database, who sees all schools; the application's role would see none without a caller. */
export async function withOwner<T>(
  postgres: Pick<RunningPostgres, 'owner'>,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const store = openStore({ ...postgres.owner, max: 2, statement_timeout: 0 }, (error) =>
    console.error(error.message),
  )
  try {
    return await work(store.db)
  } finally {
    await store.close()
  }
}

/** A transaction in which the functions that publish take the machine's user for one of the school's leaders. */
export function asOffice<T>(
  db: Database,
  { districtId, schoolId }: SchoolKey,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('youju.district', ${districtId}, true), set_config('youju.school', ${schoolId}, true),
      set_config('youju.person', ${NOBODY}, true), set_config('youju.reach', 'school', true),
      set_config('youju.posts', '{principal,staff}', true)`.execute(tx)
    return work(tx)
  })
}

export interface NamedSchool extends SchoolKey {
  readonly name: string
}

/** All schools, and the offices of districts that have a plan or people of their own. */
export async function schoolsIn(db: Database): Promise<NamedSchool[]> {
  const rows = await db
    .selectFrom('orgUnit')
    .select(['districtId', 'id', 'name'])
    .where('kind', 'in', ['school', 'district'])
    .orderBy('districtId')
    .orderBy('kind', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ districtId, id, name }) => ({ districtId, schoolId: id, name }))
}

/** The school of a name; without one, the only school there is. Undefined where that is not clear. */
export function schoolNamed(
  schools: readonly NamedSchool[],
  name: string | undefined,
): NamedSchool | undefined {
  const fitting =
    name === undefined
      ? schools.filter(({ districtId, schoolId }) => schoolId !== districtId)
      : schools.filter((school) => school.name === name)
  return fitting.length === 1 ? fitting[0] : undefined
}
