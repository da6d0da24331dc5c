import { uuidv7 } from 'uuidv7'
import type { TestSchool } from '../school/test-school'

/** A test school's office: its officer acts under the session of somebody of the cast who has moved there. */
export async function appointOfficer(school: TestSchool, who: 'feng' = 'feng'): Promise<void> {
  const { districtId, people, sessions } = school
  const person = people[who]
  await school.rows('delete from youju.appointment where person_id = $1', [person])
  await school.rows(`update youju.person set school_id = $1, kind = 'staff' where id = $2`, [
    districtId,
    person,
  ])
  await school.rows('update youju.session set school_id = $1 where id = $2', [districtId, sessions[who]])
  await school.rows(
    `insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on)
     values ($1, $2, $1, $3, $1, 'officer', '2020-09-01')`,
    [districtId, uuidv7(), person],
  )
}
