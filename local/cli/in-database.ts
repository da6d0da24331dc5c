import { type NamedSchool, schoolsIn } from '../../cloudfunctions/_shared/jobs/as-office'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import { MIGRATIONS, openDatabase } from '../start/database'
import { schoolNamed, withOwner } from './as-office'
import { UsageProblem } from './command'

/** `begins` where there may be no tables yet. */
export async function inDatabase<T>(work: (db: Database) => Promise<T>, begins = false): Promise<T> {
  const postgres = await openDatabase((line) => console.error(line))
  try {
    if (begins) await migrate(postgres.owner, MIGRATIONS, postgres.app.user)
    return await withOwner(postgres, work)
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
