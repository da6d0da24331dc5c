import type pg from 'pg'
import { ring } from '../schools/bell'
import { type BenchSchool, insertSchool } from '../schools/school'

const PERIODS = 8
const CLASSES = 30

/** A person who is signed in, as the load knows them. */
export interface LoadPerson {
  readonly districtId: string
  readonly schoolId: string
  readonly sessionId: string
  readonly personId: string
  readonly groupId: string
  readonly isMember: boolean
  readonly leadsGroup: boolean
}

export interface LoadSchool extends BenchSchool {
  readonly classes: readonly string[]
  readonly staff: readonly LoadPerson[]
}

/** Schools in districts of ten, without any records yet; everybody on the staff is signed in. */
export async function insertSchools(owner: pg.Pool, count: number, staff: number): Promise<LoadSchool[]> {
  const schools: LoadSchool[] = []
  for (let index = 0; index < count; index += 1) {
    const districtId = index % 10 === 0 ? undefined : schools.at(-1)?.districtId
    const school = await insertSchool(owner, staff, 0, { districtId })
    schools.push(await signedIn(owner, school))
  }
  await owner.query('vacuum analyze')
  return schools
}

async function signedIn(owner: pg.Pool, school: BenchSchool): Promise<LoadSchool> {
  const key = [school.districtId, school.schoolId]
  await ring(owner, key, PERIODS)
  const classes = await owner.query<{ id: string }>(
    `insert into youju.org_unit (district_id, id, parent_id, school_id, kind, name, position)
     select $1, gen_random_uuid(), $2, $2, 'class', n || ' 班', n from generate_series(1, $3::int) n
     returning id`,
    [...key, CLASSES],
  )
  await owner.query(
    `insert into youju.account (district_id, id, person_id, school_id)
     select district_id, md5(id || ' account')::uuid, id, school_id from youju.person
      where district_id = $1 and school_id = $2 and id <> $3`,
    [...key, school.people[0]],
  )
  const sessions = await owner.query<{ id: string; personId: string }>(
    `insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, expires_at)
     select district_id, md5(id || ' session')::uuid, md5(id || ' account')::uuid, id, school_id, sha256(id::text::bytea), '2099-01-01'
       from youju.person where district_id = $1 and school_id = $2 and id <> $3
     returning id, person_id as "personId"`,
    [...key, school.people[0]],
  )
  const { districtId, schoolId, people, groups } = school
  const staff = sessions.rows.map(({ id, personId }) => {
    const index = people.indexOf(personId)
    const leadsGroup = index >= 2 && index < 2 + groups.length
    const groupId = groups[index % groups.length] ?? ''
    return { districtId, schoolId, sessionId: id, personId, groupId, isMember: index >= 2, leadsGroup }
  })
  return { ...school, classes: classes.rows.map(({ id }) => id), staff }
}
