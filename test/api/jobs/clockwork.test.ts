import fc from 'fast-check'
import { sql } from 'kysely'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Platform } from '../../../cloudfunctions/_shared/endpoint/platform'
import type { Job } from '../../../cloudfunctions/_shared/jobs/job'
import { outboxFigures } from '../../../cloudfunctions/_shared/jobs/outbox-figures'
import { type Clockwork, tick } from '../../../cloudfunctions/_shared/jobs/tick'
import { daily } from '../../../cloudfunctions/_shared/jobs/times'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { goRoundNowAndThen } from '../../../local/start/scheduler'
import { eventually } from '../../eventually'
import { type OwnDatabase, ownDatabase } from '../school/own-database'
import { mortal } from './mortal'

const HOUR_MS = 3_600_000
const at = (text: string) => Date.parse(`${text}:00+08:00`)

let database: OwnDatabase
let pool: pg.Pool
let store: Store
let schools: string[]
beforeAll(async () => {
  database = await ownDatabase()
  pool = new pg.Pool({ ...database.owner, max: 4 })
  store = openStore({ ...database.owner, max: 4 }, () => undefined)
  await pool.query('create table public.ran (school uuid, job text, due timestamptz, since timestamptz)')
})
afterAll(async () => {
  await store.close()
  await pool.end()
  await database.drop()
})
beforeEach(async () => {
  await pool.query('truncate public.ran, youju.job, youju.org_unit cascade')
  schools = [uuidv7(), uuidv7()]
  for (const id of schools) {
    await pool.query(
      `insert into youju.org_unit (district_id, id, school_id, kind, name, position) values ($1, $1, $1, 'school', '学校', 0)`,
      [id],
    )
  }
})

/** Writes down that it ran; whatever keeps it from running twice must be outside of it. */
const noting = (name: string, time: string, atFirst: Job['atFirst'] = 'wait'): Job => ({
  name,
  atFirst,
  lastDue: daily(time),
  run: async (tx, { schoolId }, { due, since }) => {
    await sql`insert into public.ran values
      (${schoolId}, ${name}, ${new Date(due)}, ${since === null ? null : new Date(since)})`.execute(tx)
  },
})

interface Ran {
  readonly school: string
  readonly job: string
  readonly due: Date
  readonly since: Date | null
}

const ran = async () => (await pool.query<Ran>('select * from public.ran order by due, job, school')).rows

function clockwork(
  jobs: readonly Job[],
  now: () => number,
  db = store.db,
): Clockwork & { failures: string[] } {
  const failures: string[] = []
  return {
    db,
    jobs,
    chores: [],
    clock: now,
    platform: {} as Platform,
    tokens: {} as never,
    report: ({ job }) => failures.push(job),
    failures,
  }
}

const tickAt = (time: string, jobs: readonly Job[]) => tick(clockwork(jobs, () => at(time)))

test('a first start does not make up for the past, unless a job wants its latest time', async () => {
  const jobs = [noting('later', '06:00'), noting('at once', '06:00', 'run')]
  await tickAt('2026-11-18T16:30', jobs)
  expect((await ran()).map(({ job }) => job)).toEqual(['at once', 'at once'])
  await tickAt('2026-11-19T05:59', jobs)
  expect(await ran()).toHaveLength(2)
  await tickAt('2026-11-19T06:00', jobs)
  expect(await ran()).toHaveLength(6)
})

test.each([
  ['midnight', '2026-11-18T23:59', '2026-11-19T00:00'],
  ['the end of a month', '2026-11-30T23:59', '2026-12-01T00:00'],
  ['the end of a year', '2026-12-31T23:59', '2027-01-01T00:00'],
  ['29 February', '2028-02-28T23:59', '2028-02-29T00:00'],
])('over %s a job of 00:00 runs in the first minute, once', async (_, before, after) => {
  const jobs = [noting('midnight', '00:00')]
  await tickAt(before, jobs)
  expect(await ran()).toEqual([])
  for (let times = 0; times < 3; times += 1) await tickAt(after, jobs)
  expect((await ran()).map(({ due }) => due.getTime())).toEqual([at(after), at(after)])
})

test('three days without a host are made up for once, and the job is told since when', async () => {
  const jobs = [noting('daily', '06:00')]
  await tickAt('2026-11-18T06:00', jobs)
  await tickAt('2026-11-21T12:00', jobs)
  await tickAt('2026-11-21T12:01', jobs)
  const missed = { due: new Date(at('2026-11-21T06:00')), since: new Date(at('2026-11-18T06:00')) }
  expect((await ran()).map(({ due, since }) => ({ due, since }))).toEqual([missed, missed])
})

test('a clock that is set back has nothing done again until it has caught up', async () => {
  const jobs = [noting('daily', '06:00')]
  await tickAt('2026-11-18T06:00', jobs)
  await tickAt('2027-06-01T12:00', jobs)
  for (const back of ['2026-11-18T12:00', '2026-11-19T12:00', '2027-06-01T23:00']) await tickAt(back, jobs)
  expect(await ran()).toHaveLength(2)
})

test('a job that fails leaves nothing behind, stops no other, is told of, and is tried again after a pause', async () => {
  let broken = true
  const weak = noting('weak', '06:00', 'run')
  const job: Job = {
    ...weak,
    async run(...given) {
      await weak.run(...given)
      if (broken && given[1].schoolId === schools[0]) throw new Error('not today')
    },
  }
  const work = clockwork([job, noting('strong', '06:00', 'run')], () => at('2026-11-18T12:00'))
  expect(await tick(work)).toEqual({ done: 3, failed: 1 })
  expect(work.failures).toEqual(['weak'])
  expect(await outboxFigures(store.db, Date.now())).toMatchObject({ failingJobs: 1 })
  broken = false
  expect(await tick(work)).toEqual({ done: 0, failed: 0 })
  await pool.query(`update youju.job set next_at = next_at - interval '2 minutes'`)
  expect(await tick(work)).toEqual({ done: 1, failed: 0 })
  expect(await ran()).toHaveLength(4)
  expect(await outboxFigures(store.db, Date.now())).toMatchObject({ failingJobs: 0 })
})

test('a tick that must stop leaves the rest to the next one', async () => {
  const jobs = [noting('daily', '06:00', 'run')]
  let asked = 0
  const work = clockwork(jobs, () => at('2026-11-18T12:00'))
  expect(await tick(work, () => ++asked > 2)).toEqual({ done: 1, failed: 0 })
  expect(await tick(work)).toEqual({ done: 1, failed: 0 })
  expect(await ran()).toHaveLength(2)
})

test('the application’s role is told the figures as well, and when the clockwork last went round', async () => {
  const app = openStore({ ...database.app, max: 1 }, () => undefined)
  await tickAt('2026-11-18T12:00', [])
  const figures = await outboxFigures(app.db, at('2026-11-18T12:00'))
  expect(figures).toMatchObject({ waiting: 0, dead: 0, oldestWaitingSeconds: 0, failingJobs: 0 })
  expect(figures.lastTickSeconds).toBeLessThan(60)
  await app.close()
})

test('the host’s scheduler goes round by itself, and once stopped begins nothing any more', async () => {
  let now = at('2026-11-18T05:59')
  const work = clockwork([noting('daily', '06:00')], () => now)
  await tick(work)
  const scheduler = goRoundNowAndThen(work, 5)
  now = at('2026-11-18T06:00')
  await expect.poll(ran, { timeout: 60_000 }).toHaveLength(2)
  await scheduler.stop()
  now = at('2026-11-19T06:00')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await ran()).toHaveLength(2)
})

test('the host’s scheduler tells once of what the database forbids it, and of other trouble each time', async () => {
  let rounds = 0
  const failing = (name: string, error: Error) => ({ name, run: () => Promise.reject(error) })
  const chores = [
    failing('forbidden', Object.assign(new Error('permission denied'), { code: '42501' })),
    failing('away', Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' })),
  ]
  const clock = () => {
    rounds += 1
    return at('2026-11-18T06:00')
  }
  const work = { ...clockwork([], clock), chores }
  const scheduler = goRoundNowAndThen(work, 5)
  await expect.poll(() => rounds, { timeout: 60_000 }).toBeGreaterThan(3)
  await scheduler.stop()
  const told = (job: string) => work.failures.filter((each) => each === job).length
  expect(told('forbidden')).toBe(1)
  expect(told('away')).toBeGreaterThan(3)
})

test('hosts that tick at once, die at any step and have clocks of their own carry out each time of a job once', async () => {
  const death = fc.option(fc.record({ atStatement: fc.integer({ min: 1, max: 40 }), heard: fc.boolean() }))
  const hosts = fc.array(fc.record({ death, ahead: fc.constantFrom(0, 0, 1, -24) }), {
    minLength: 1,
    maxLength: 3,
  })
  const rounds = fc.array(fc.record({ hosts, pause: fc.constantFrom(1, 12, 24, 100, -48) }), {
    minLength: 1,
    maxLength: 4,
  })
  const jobs = [noting('morning', '06:00', 'run'), noting('noon', '12:00')]
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      await pool.query('truncate public.ran, youju.job')
      let now = at('2026-11-18T16:30')
      for (const round of all) {
        await Promise.all(
          round.hosts.map(async ({ death: dies, ahead }) => {
            const host = mortal(database.owner, dies)
            const clock = now + ahead * HOUR_MS
            await tick(clockwork(jobs, () => clock, host.store.db)).catch((error: unknown) => {
              if (!host.isDead()) throw error
            })
            if (!host.isDead()) await host.store.close()
          }),
        )
        now += round.pause * HOUR_MS
      }
      await nobodyIsAtWork()
      await pool.query('update youju.job set next_at = null')
      now = at('2027-01-01T16:30')
      await tick(clockwork(jobs, () => now))
      await checkTimes(jobs, now)
    }),
    { numRuns: Number(process.env.YOUJU_OUTBOX_RUNS ?? 10) },
  )
}, 120_000)

/** The database has heard of every death: until then it holds what a dead host had locked, and others pass by that. */
async function nobodyIsAtWork(): Promise<void> {
  await eventually(async () => {
    const { rows } = await pool.query(
      `select pid from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and state <> 'idle'`,
    )
    expect(rows).toEqual([])
  })
}

/** Each once, forwards only, and the latest of all last. */
async function checkTimes(jobs: readonly Job[], now: number) {
  const done = await ran()
  for (const { name, lastDue } of jobs) {
    for (const school of schools) {
      const own = done.filter((each) => each.job === name && each.school === school)
      expect(new Set(own.map(({ due }) => due.getTime())).size).toBe(own.length)
      expect(own.at(-1)?.due.getTime()).toBe(lastDue(now))
      for (const [index, { since }] of own.entries()) {
        if (index > 0) expect(since).toEqual(own[index - 1]?.due)
      }
    }
  }
}
