import { sql } from 'kysely'
import { civilDateAt } from '#core/calendar/civil-date'
import type { Platform } from '../endpoint/platform'
import type { TokenKeeper } from '../endpoint/token'
import type { SchoolKey } from '../store/school-key'
import type { Database, Tx } from '../store/store'
import { backOffMs } from './back-off'
import type { Job } from './job'

/** What a job is carried out with. */
export interface Workshop {
  /** As the owner of the database. */
  readonly db: Database
  readonly platform: Platform
  readonly tokens: TokenKeeper
  readonly clock: () => number
  /** Told what failed, and for which school if for one; gets no input and no personal data. */
  readonly report: (failure: { job: string; school: SchoolKey | null; error: unknown }) => void
}

/** `elsewhere`: another host has carried it out, or is about to. */
export type CarriedOut = 'done' | 'elsewhere'

/**
 * Carries out one time of a job for one school: what it writes, and that it was carried out, come into being in one
 * transaction, under a lock that makes a second host pass by. Rejects when the job fails; then nothing was written.
 */
export async function carryOut(
  job: Job,
  due: number,
  school: SchoolKey,
  { db, platform, tokens, clock }: Workshop,
): Promise<CarriedOut> {
  return db.transaction().execute(async (tx) => {
    const before = await claim(tx, job, school)
    if (!before || (before.lastDue !== null && before.lastDue.getTime() >= due)) return 'elsewhere'
    const now = clock()
    const since = before.lastDue?.getTime() ?? null
    await job.run(tx, school, { now, today: civilDateAt(now), due, since, platform, tokens })
    await sql`
      update youju.job set last_due = ${new Date(due)}, finished_at = ${new Date(now)}, failures = 0, next_at = null
       where ${rowOf(job, school)}`.execute(tx)
    return 'done'
  })
}

/** Undefined while somebody else holds it. */
async function claim(tx: Tx, job: Job, school: SchoolKey): Promise<{ lastDue: Date | null } | undefined> {
  const { rows } = await sql<{ lastDue: Date | null }>`
    select last_due from youju.job where ${rowOf(job, school)} for update skip locked`.execute(tx)
  return rows[0]
}

/** Counts a failure and puts the next try off. */
export async function noteFailure(db: Database, job: Job, due: number, school: SchoolKey): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ failures: number }>`
      select failures from youju.job
       where ${rowOf(job, school)} and (last_due is null or last_due < ${new Date(due)}) for update`.execute(
      tx,
    )
    const [before] = rows
    if (!before) return
    const failures = before.failures + 1
    const wait = backOffMs(failures, `${job.name} ${school.schoolId}`)
    await sql`
      update youju.job set failures = ${failures}, next_at = clock_timestamp() + ${wait} * interval '1 millisecond'
       where ${rowOf(job, school)}`.execute(tx)
  })
}

function rowOf({ name }: Job, { districtId, schoolId }: SchoolKey) {
  return sql`district_id = ${districtId}::uuid and school_id = ${schoolId}::uuid and name = ${name}`
}
