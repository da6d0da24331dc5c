import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { newRefreshToken } from '../../cloudfunctions/_shared/endpoint/token'
import type { Database } from '../../cloudfunctions/_shared/store/store'
import type { DemoSchool } from './school/school'

/** Session ids by person. */
export type Sessions = ReadonlyMap<string, string>

/** Sessions of people who have no account, for as long as the history is told. */
export async function openSessions(
  db: Database,
  { units, officer }: DemoSchool,
  people: readonly string[],
): Promise<Sessions> {
  const sessions = new Map(people.map((person) => [person, uuidv7()]))
  for (const [person, session] of sessions) {
    const place = person === officer.id ? units.district.id : units.school.id
    await sql`
      insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, expires_at)
      values (${units.district.id}, ${session}, ${session}, ${person}, ${place}, ${newRefreshToken().hash},
              now() + interval '1 hour')`.execute(db)
  }
  return sessions
}

export async function closeSessions(db: Database, sessions: Sessions): Promise<void> {
  await sql`delete from youju.session where id = any (${[...sessions.values()]}::uuid[])`.execute(db)
}
