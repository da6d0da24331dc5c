import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Reminded } from '#core/reminder/at-hand'
import { scopeOf } from '#core/rights/reach'
import type { SchoolKey } from '../store/school-key'
import type { Tx } from '../store/store'
import { DAYS_OF_THE_CLASS_TEACHER } from '../store/waiting'

/** Parents who wait to be admitted: to class teachers those of the own class, to the office those whom none looks after. */
export async function loadParentsWaiting(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  today: CivilDate,
  now: number,
): Promise<(person: Reminded) => number> {
  const since = new Date(now - DAYS_OF_THE_CLASS_TEACHER * 86_400_000)
  const { rows } = await sql<{ classId: string; count: number; unattended: number }>`
    select g.class_id, count(*) as count,
           count(*) filter (where g.asked_at < ${since} or not exists (
             select from youju.appointment a
              where a.district_id = g.district_id and a.unit_id = g.class_id and a.post = 'classTeacher'
                and a.from_on <= ${today}::date and (a.to_on is null or ${today}::date <= a.to_on))) as unattended
      from youju.guardianship g
     where g.district_id = ${districtId}::uuid and g.school_id = ${schoolId}::uuid and g.state = 'asked'
     group by g.class_id`.execute(tx)
  return ({ posts, roles }) => {
    const ownClasses = posts.flatMap(({ post, unitId }) => (post === 'classTeacher' ? [unitId] : []))
    const ofSchool = scopeOf('parent.decide', roles) === 'school'
    return rows.reduce(
      (sum, { classId, count, unattended }) =>
        sum + (ownClasses.includes(classId) ? count : ofSchool ? unattended : 0),
      0,
    )
  }
}
