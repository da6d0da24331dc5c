import type { NamedSchool } from '../../cloudfunctions/_shared/jobs/as-office'
import { type Database, openStore } from '../../cloudfunctions/_shared/store/store'
import type { RunningPostgres } from '../postgres/running-postgres'

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
