import { type NamedSchool, schoolsIn } from '../../cloudfunctions/_shared/jobs/as-office'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import type { RunningPostgres } from '../postgres/running-postgres'
import { MIGRATIONS, openDatabase } from '../start/database'
import { schoolNamed, withOwner } from './as-office'
import { UsageProblem } from './command'

/** `begins` where there may be no tables yet. */
export function inDatabase<T>(work: (db: Database) => Promise<T>, begins = false): Promise<T> {
  return withDatabase(async (postgres) => {
    if (begins) await migrate(postgres.owner, MIGRATIONS, postgres.app.user)
    return withOwner(postgres, work)
  })
}

/** For what opens connections of its own. */
export async function withDatabase<T>(work: (postgres: RunningPostgres) => Promise<T>): Promise<T> {
  const postgres = await openDatabase((line) => console.error(line))
  try {
    return await work(postgres)
  } finally {
    await postgres.stop()
  }
}

/** At the school of that name; without one, at the only school there is. */
export function atSchool<T>(
  name: string | undefined,
  work: (db: Database, school: NamedSchool) => Promise<T>,
): Promise<T> {
  return inDatabase(async (db) => {
    const schools = await schoolsIn(db)
    const school = schoolNamed(schools, name)
    if (school) return work(db, school)
    throw new UsageProblem(`请用 --school 写明是哪一所：${schools.map((each) => each.name).join('、')}`)
  })
}
