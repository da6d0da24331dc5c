import { uuidv7 } from 'uuidv7'
import type { BenchDatabase } from '../database'
import type { BenchSchool } from './school'

/** Signs in the person at a place of the roster, and answers the session. */
export async function signInPerson(
  { owner }: Pick<BenchDatabase, 'owner'>,
  { districtId, schoolId, people }: BenchSchool,
  place: number,
): Promise<string> {
  const [accountId, sessionId] = [uuidv7(), uuidv7()]
  await owner.query(
    'insert into youju.account (district_id, id, person_id, school_id) values ($1, $2, $3, $4)',
    [districtId, accountId, people[place], schoolId],
  )
  await owner.query(
    `insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, expires_at)
     values ($1, $2, $3, $4, $5, sha256($6::text::bytea), '2099-01-01')`,
    [districtId, sessionId, accountId, people[place], schoolId, sessionId],
  )
  return sessionId
}

let handedIn = 0

/** What a lesson observed leaves in the tallies, of everybody in turn. */
export async function handIn(
  { owner }: Pick<BenchDatabase, 'owner'>,
  { districtId, schoolId, termId, people }: BenchSchool,
): Promise<void> {
  handedIn += 1
  const subject_id = people[handedIn % people.length]
  const key = { school_id: schoolId, term_id: termId, subject_id, on_date: '2026-11-18', week: 12 }
  const changes = ['observationPeriods', 'critiques'].map((measure) => ({ ...key, measure, quantity: 1 }))
  await owner.query('select youju.add_to_tallies($1, $2)', [districtId, JSON.stringify(changes)])
}
