import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { civilDateAt } from '#core/calendar/civil-date'
import { asOffice, NOBODY } from '../../cloudfunctions/_shared/jobs/as-office'
import type { SchoolKey } from '../../cloudfunctions/_shared/store/school-key'
import type { Database, Tx } from '../../cloudfunctions/_shared/store/store'
import { makeInvitations } from '../../cloudfunctions/account/make-invitations'

export interface Opening {
  readonly district: string
  readonly school: string
  readonly clerk: string
}

/**
 * A school begins with a clerk and an invitation, which the terminal shows once; everything else is done in the app. Asked
 * again for the same school and clerk it makes a new invitation: the way back in when everybody is locked out.
 */
export async function openSchool(db: Database, names: Opening, now: number): Promise<string> {
  const key = await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('youju.open-school', 0))`.execute(tx)
    const districtId = await districtNamed(tx, names.district)
    return { districtId, schoolId: await schoolNamed(tx, districtId, names.school) }
  })
  return asOffice(db, key, async (tx) => {
    const person = await clerkNamed(tx, key, names.clerk, now)
    const [invitation] = await makeInvitations(tx, [person], { now, requestId: '' })
    return invitation?.code ?? ''
  })
}

async function districtNamed(tx: Tx, name: string): Promise<string> {
  const known = await tx
    .selectFrom('orgUnit')
    .select('id')
    .where('kind', '=', 'district')
    .where('name', '=', name)
    .executeTakeFirst()
  if (known) return known.id
  const id = uuidv7()
  const nothingAbove = { parentId: null, schoolId: null, groupKind: null, position: 0 }
  await tx
    .insertInto('orgUnit')
    .values({ districtId: id, id, kind: 'district', name, ...nothingAbove })
    .execute()
  return id
}

async function schoolNamed(tx: Tx, districtId: string, name: string): Promise<string> {
  const schools = await tx
    .selectFrom('orgUnit')
    .select(['id', 'name'])
    .where('districtId', '=', districtId)
    .where('kind', '=', 'school')
    .execute()
  const known = schools.find((school) => school.name === name)
  if (known) return known.id
  const id = uuidv7()
  await tx
    .insertInto('orgUnit')
    .values({
      ...{ districtId, id, parentId: districtId, schoolId: id, kind: 'school', groupKind: null, name },
      position: schools.length + 1,
    })
    .execute()
  return id
}

/** The clerk of that name, who may have been away; a new one otherwise. */
async function clerkNamed(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
  name: string,
  now: number,
): Promise<{ id: string; name: string }> {
  const today = civilDateAt(now)
  const known = await tx
    .selectFrom('person')
    .innerJoin('appointment as held', (join) =>
      join.onRef('held.districtId', '=', 'person.districtId').onRef('held.personId', '=', 'person.id'),
    )
    .select(['person.id', 'person.name'])
    .where('person.districtId', '=', districtId)
    .where('person.schoolId', '=', schoolId)
    .where('person.name', '=', name)
    .where('held.post', '=', 'clerk')
    .where((still) => still.or([still('held.toOn', 'is', null), still('held.toOn', '>=', today)]))
    .executeTakeFirst()
  if (known) return known
  const id = uuidv7()
  const kind = { kind: 'staff' as const, name, subject: '', position: 0 }
  await tx
    .insertInto('person')
    .values({ districtId, id, schoolId, ...kind })
    .execute()
  await tx
    .insertInto('personPrivate')
    .values({ districtId, personId: id, schoolId, birthDate: null })
    .execute()
  await tx
    .insertInto('appointment')
    .values({
      ...{ districtId, id: uuidv7(), schoolId, personId: id, unitId: schoolId },
      ...{ post: 'clerk', fromOn: today, toOn: null },
    })
    .execute()
  const journal = JSON.stringify({
    did: 'added',
    at: new Date(now),
    actorId: NOBODY,
    reason: '在服务器上开通',
  })
  await sql`select youju.keep_journal(${districtId}::uuid, ${schoolId}::uuid, 'person', ${id}::uuid, ${journal}::jsonb,
    null, '{"post": "clerk"}'::jsonb)`.execute(tx)
  return { id, name }
}
