import { sql } from 'kysely'
import { rightsOf } from '#core/rights/rights'
import { rolesOf } from '#core/rights/role'
import type { Caller } from '../endpoint/caller'
import type { SignedInContext } from '../endpoint/operation'
import type { SchoolKey } from '../store/school-key'
import type { Database, Tx } from '../store/store'
import type { JobContext } from './job'

/** Whoever sits at the machine, or a job: no person of the school, and said so in the journal. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A transaction in which the functions that publish take the machine's user for one of the school's leaders. */
export function asOffice<T>(db: Database, school: SchoolKey, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await actAsOffice(tx, school)
    return work(tx)
  })
}

/** For the rest of the transaction. Done as the owner of the database: row security narrows nothing. */
async function actAsOffice(tx: Tx, { districtId, schoolId }: SchoolKey): Promise<void> {
  await sql`select set_config('youju.district', ${districtId}, true), set_config('youju.school', ${schoolId}, true),
    set_config('youju.person', ${NOBODY}, true), set_config('youju.reach', 'school', true),
    set_config('youju.posts', '{principal,staff}', true)`.execute(tx)
}

/**
 * What an operation is given, for a job that does what a leader could ask for. The owner's queries are narrowed by nothing
 * but their own conditions: only what names district and school in each of them may be called with it.
 */
export async function officeContext(
  tx: Tx,
  school: SchoolKey,
  { now, today, platform, tokens }: JobContext,
): Promise<SignedInContext> {
  await actAsOffice(tx, school)
  const context = {
    now,
    today,
    platform,
    tokens,
    tx,
    caller: officeOf(school),
    openId: undefined,
    requestId: '',
  }
  return { ...context, afterwards: refuseAfterwards }
}

function officeOf({ districtId, schoolId }: SchoolKey): Caller {
  const roles = rolesOf(['principal'])
  return {
    districtId,
    schoolId,
    personId: NOBODY,
    sessionId: NOBODY,
    name: '',
    subject: '',
    posts: [],
    reach: 'school',
    people: [],
    led: [],
    units: [],
    classes: [],
    roles,
    rights: rightsOf(roles),
  }
}

function refuseAfterwards(): never {
  throw new Error('a job has no answer that something could come after')
}

export interface NamedSchool extends SchoolKey {
  readonly name: string
}

/** All schools, and the offices of districts that have a plan or people of their own. */
export async function schoolsIn(db: Database): Promise<NamedSchool[]> {
  const rows = await db
    .selectFrom('orgUnit')
    .select(['districtId', 'id', 'name'])
    .where('kind', 'in', ['school', 'district'])
    .orderBy('districtId')
    .orderBy('kind', 'desc')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ districtId, id, name }) => ({ districtId, schoolId: id, name }))
}
