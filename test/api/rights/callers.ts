import { uuidv7 } from 'uuidv7'
import type { Asking } from '#core/rights/relation'
import { enter } from '../../../cloudfunctions/_shared/endpoint/caller'
import { openOffice } from '../school/district-office'
import type { TestSchool } from '../school/test-school'

/** Somebody who calls, as what they are in the matrix. */
export interface MatrixCaller {
  readonly is: string
  readonly districtId: string
  readonly sessionId: string
  readonly asking: Asking
  /** Groups of which they are members. */
  readonly belongsTo: readonly string[]
  /** Units whose announcements to parents they hear. */
  readonly units: readonly string[]
}

/**
 * One caller of every kind at a lived-in school: besides its cast somebody who has left, a caretaker, an instructor of the
 * school's club, a teacher who stands in for the principal, and an officer of the district.
 */
export async function callersOf(
  school: TestSchool,
  clubId: string,
): Promise<{ callers: MatrixCaller[]; instructorId: string }> {
  const { sessions } = school
  const gone = await hire(school, '离老师', [
    { post: 'teacher', unitId: school.id, from: '2020-09-01', to: '2026-10-31' },
    { post: 'groupLead', unitId: school.units.maths, from: '2020-09-01', to: '2026-10-31' },
  ])
  const caretaker = await hire(school, '工师傅', [{ post: 'support', unitId: school.id }])
  const instructor = await hire(school, '社老师', [
    { post: 'teacher', unitId: school.id },
    { post: 'instructor', unitId: clubId },
  ])
  const delegate = await hire(school, '代老师', [{ post: 'teacher', unitId: school.id }])
  await school.call('zhou', 'delegation.give', {
    ...{ id: uuidv7(), post: 'principal', takerId: delegate.personId, reason: '外出开会' },
    ...{ from: '2026-11-18', to: '2026-11-30' },
  })
  const office = await openOffice(school)
  const sessionOf = {
    somebodyWhoLeft: gone.sessionId,
    parent: sessions.zheng,
    teacher: sessions.wang,
    caretaker: caretaker.sessionId,
    instructor: instructor.sessionId,
    classTeacher: sessions.li,
    lead: sessions.sun,
    clerk: sessions.wu,
    director: sessions.qian,
    principal: sessions.zhou,
    standIn: delegate.sessionId,
    officer: office.sessionId,
  }
  const callers: MatrixCaller[] = []
  for (const [is, sessionId] of Object.entries(sessionOf))
    callers.push(await callerFor(school, is, sessionId))
  return { callers, instructorId: instructor.personId }
}

export async function callerFor(
  { districtId, deployment, rows }: TestSchool,
  is: string,
  sessionId: string,
): Promise<MatrixCaller> {
  const claims = { districtId, sessionId }
  const asking = await deployment.store.db
    .transaction()
    .execute((tx) => enter(tx, claims, deployment.clock()))
  if (!asking) throw new Error(`${is} is not let in`)
  const members = await rows<{ unit_id: string }>(
    `select unit_id from youju.appointment where person_id = $1 and post = 'member'`,
    [asking.personId],
  )
  const belongsTo = members.map(({ unit_id }) => unit_id)
  return { is, ...claims, asking, belongsTo, units: asking.units }
}

interface Held {
  readonly post: string
  readonly unitId: string
  readonly from?: string
  readonly to?: string
}

/** Somebody besides the cast, signed in. */
export async function hire(
  { rows, districtId, id: schoolId }: TestSchool,
  name: string,
  posts: readonly Held[],
): Promise<{ personId: string; sessionId: string }> {
  const [personId, accountId, sessionId] = [uuidv7(), uuidv7(), uuidv7()] as const
  const key = [districtId, schoolId]
  await rows(
    `insert into youju.person (district_id, school_id, id, kind, name, position) values ($1, $2, $3, 'staff', $4, 99)`,
    [...key, personId, name],
  )
  for (const { post, unitId, from = '2020-09-01', to = null } of posts) {
    await rows(
      `insert into youju.appointment (district_id, school_id, id, person_id, unit_id, post, from_on, to_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [...key, uuidv7(), personId, unitId, post, from, to],
    )
  }
  await rows(
    `insert into youju.account (district_id, school_id, id, person_id, login, demo_hint, failed_attempts)
     values ($1, $2, $3, $4, $5, '', 0)`,
    [...key, accountId, personId, `login-${personId}`],
  )
  await rows(
    `insert into youju.session (district_id, school_id, id, account_id, person_id, refresh_hash, opened_at, expires_at)
     values ($1, $2, $3, $4, $5, convert_to($6, 'UTF8'), '2026-09-01', '2099-01-01')`,
    [...key, sessionId, accountId, personId, sessionId],
  )
  return { personId, sessionId }
}
