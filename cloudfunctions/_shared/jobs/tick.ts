import { sql } from 'kysely'
import type { SchoolKey } from '../store/school-key'
import type { Database } from '../store/store'
import { carryOut, noteFailure, type Workshop } from './carry-out'
import type { Job } from './job'

/** Something that is done at every tick for the whole database, in small transactions of its own. */
export interface Chore {
  readonly name: string
  run(workshop: Workshop, mustStop: () => boolean): Promise<void>
}

export interface Clockwork extends Workshop {
  readonly jobs: readonly Job[]
  readonly chores: readonly Chore[]
}

export interface Ticked {
  readonly done: number
  readonly failed: number
}

const PAGE = 200

/**
 * Goes round once: the chores, then for every school each job whose latest time was not carried out yet, then the chores
 * again for what the jobs have brought. Any number of hosts may do so at once. Stops between two pieces of work as soon
 * as it must; the next tick goes on.
 */
export async function tick(clockwork: Clockwork, mustStop: () => boolean = () => false): Promise<Ticked> {
  await doChores(clockwork, mustStop)
  const now = clockwork.clock()
  await meetSchools(clockwork.db, clockwork.jobs, now)
  const ticked = { done: 0, failed: 0 }
  for (const job of clockwork.jobs) {
    const { done, failed } = await goRound(job, job.lastDue(now), clockwork, mustStop)
    ticked.done += done
    ticked.failed += failed
  }
  if (ticked.done > 0) await doChores(clockwork, mustStop)
  await noteRound(clockwork.db)
  return ticked
}

async function doChores(clockwork: Clockwork, mustStop: () => boolean): Promise<void> {
  for (const { name, run } of clockwork.chores) {
    if (mustStop()) return
    await run(clockwork, mustStop).catch((error: unknown) =>
      clockwork.report({ job: name, school: null, error }),
    )
  }
}

/** Schools and jobs that the clockwork has not seen yet: without years of history. */
async function meetSchools(db: Database, jobs: readonly Job[], now: number): Promise<void> {
  const known = jobs.map(({ name, atFirst, lastDue }) => ({
    name,
    lastDue: atFirst === 'wait' ? new Date(lastDue(now)) : null,
  }))
  await sql`
    insert into youju.job (district_id, school_id, name, last_due)
    select u.district_id, u.id, k.name, k."lastDue"
      from youju.org_unit u
      cross join jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as k (name text, "lastDue" timestamptz)
     where u.kind in ('school', 'district')
       and not exists (select from youju.job j
                        where j.district_id = u.district_id and j.school_id = u.id and j.name = k.name)
    on conflict do nothing`.execute(db)
}

async function goRound(
  job: Job,
  due: number,
  clockwork: Clockwork,
  mustStop: () => boolean,
): Promise<Ticked> {
  const ticked = { done: 0, failed: 0 }
  let after: SchoolKey | null = null
  while (!mustStop()) {
    const schools: SchoolKey[] = await schoolsWaiting(clockwork.db, job, due, after)
    for (const school of schools) {
      if (mustStop()) return ticked
      try {
        if ((await carryOut(job, due, school, clockwork)) === 'done') ticked.done += 1
      } catch (error) {
        ticked.failed += 1
        clockwork.report({ job: job.name, school, error })
        await noteFailure(clockwork.db, job, due, school)
      }
    }
    after = schools.at(-1) ?? null
    if (schools.length < PAGE) return ticked
  }
  return ticked
}

/** A page of the schools whose latest time of a job was not carried out yet, without those that failed a moment ago. */
async function schoolsWaiting(
  db: Database,
  { name }: Job,
  due: number,
  after: SchoolKey | null,
): Promise<SchoolKey[]> {
  const { rows } = await sql<SchoolKey>`
    select district_id, school_id from youju.job
     where name = ${name} and (last_due is null or last_due < ${new Date(due)})
       and (next_at is null or next_at <= clock_timestamp())
       and (${after === null} or (district_id, school_id) > (${after?.districtId}::uuid, ${after?.schoolId}::uuid))
     order by district_id, school_id limit ${PAGE}`.execute(db)
  return rows
}

async function noteRound(db: Database): Promise<void> {
  await sql`
    insert into youju.clockwork (went_round_at) values (clock_timestamp())
    on conflict (only_one) do update set went_round_at = excluded.went_round_at`.execute(db)
}
