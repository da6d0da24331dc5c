import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { openStore } from '../cloudfunctions/_shared/store/store'
import type { Plan } from '../core/plan/plan'
import { callerFor } from './caller'
import { type BenchDatabase, withDatabase } from './database'
import type { Measured } from './measured'
import { type BenchSchool, benchPlan, insertSchool } from './schools/school'
import { twentyRules } from './schools/state'
import { ms, timed } from './timing'

const SCHOOLS = 50
const STAFF = 100
const RECORDS = 200
const BAR_MS = 50
const BAR_COLD_MS = 2_000

/** The office's page of fifty schools, each with a plan of its own and the district's twenty promises beside it. */
export async function district(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const schools = await insertDistrict(database.owner)
    const office = await insertOffice(database.owner, schools, twentyRules())
    await database.owner.query('vacuum analyze')
    const looking = () => ({ ...schools[0], ...office }) as BenchSchool
    const first = await withCaller(database, looking(), (look) => timed(5, 0, look.fresh))
    const later = await withCaller(database, looking(), (look) => timed(200, 20, look.again))
    const one = await withCaller(database, looking(), (look) =>
      timed(60, 5, async () => {
        await changeTallies(database.owner, schools.slice(0, 1))
        return look.again()
      }),
    )
    const all = await withCaller(database, looking(), (look) =>
      timed(5, 1, async () => {
        await changeTallies(database.owner, schools)
        return look.again()
      }),
    )
    const what = `standing.district, ${SCHOOLS} schools of ${STAFF} people, ${twentyRules().rules.length} rules`
    const line = (when: string, p: { p50: number; p95: number }, bar: number) => ({
      what: `${what}, ${when}`,
      measured: `p50 ${ms(p.p50)}, p95 ${ms(p.p95)}`,
      bar: bar === BAR_MS ? `p95 ${BAR_MS} ms` : `${BAR_COLD_MS / 1000} s`,
      met: p.p95 <= bar,
    })
    return [
      line('looked at before', later, BAR_MS),
      line('one school with a submission since', one, BAR_MS),
      line('every school with a submission since', all, BAR_COLD_MS),
      line('for the first time in the process', first, BAR_COLD_MS),
    ]
  })
}

interface Looking {
  /** In a process that has nothing at hand. */
  readonly fresh: () => Promise<unknown>
  readonly again: () => Promise<unknown>
}

async function withCaller<T>(
  { app }: BenchDatabase,
  office: BenchSchool,
  work: (look: Looking) => Promise<T>,
) {
  const open = () =>
    openStore(app, (error) => {
      throw error
    })
  const store = open()
  try {
    const call = await callerFor(office, store)
    return await work({
      again: () => call('standing.district', {}),
      fresh: async () => {
        const another = open()
        const ask = await callerFor(office, another)
        await ask('standing.district', {})
        await another.close()
      },
    })
  } finally {
    await store.close()
  }
}

export async function insertDistrict(owner: pg.Pool): Promise<BenchSchool[]> {
  const plan = benchPlan()
  const schools: BenchSchool[] = []
  for (let index = 0; index < SCHOOLS; index += 1)
    schools.push(await insertSchool(owner, STAFF, RECORDS, { plan, districtId: schools[0]?.districtId }))
  return schools
}

/** An officer who is signed in, and the district's plan for its schools. */
export async function insertOffice(owner: pg.Pool, [first]: readonly BenchSchool[], plan: Plan) {
  if (!first) throw new Error('a district without schools')
  const { districtId } = first
  const [personId, accountId, sessionId] = [uuidv7(), uuidv7(), uuidv7()]
  await owner.query(
    `insert into youju.person (district_id, id, school_id, kind, name) values ($1, $2, $1, 'staff', '学区干事')`,
    [districtId, personId],
  )
  await owner.query(
    `insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on)
     values ($1, $3, $1, $2, $1, 'officer', '2020-09-01')`,
    [districtId, personId, uuidv7()],
  )
  await owner.query(
    `insert into youju.account (district_id, id, school_id, person_id, demo_hint, failed_attempts) values ($1, $3, $1, $2, '', 0)`,
    [districtId, personId, accountId],
  )
  await owner.query(
    `insert into youju.session (district_id, id, school_id, account_id, person_id, refresh_hash, opened_at, expires_at)
     values ($1, $4, $1, $3, $2, sha256($4::uuid::text::bytea), '2026-09-01', '2099-01-01')`,
    [districtId, personId, accountId, sessionId],
  )
  await owner.query(
    `insert into youju.plan_version (district_id, plan_id, version, school_id, title, effective_from, document)
     values ($1, $2, 1, $1, '学区工作要点', '2026-09-01', $3)`,
    [districtId, uuidv7(), JSON.stringify(plan)],
  )
  return { districtId, schoolId: districtId, sessionId }
}

/** As a submission does it: one tally of one person. */
async function changeTallies(owner: pg.Pool, schools: readonly BenchSchool[]): Promise<void> {
  for (const { districtId, schoolId, termId, people } of schools)
    await owner.query(
      `update youju.tally set quantity = quantity + 1, days[2] = days[2] + 1
        where district_id = $1 and school_id = $2 and term_id = $3 and measure = 'critiques' and subject_id = $4 and week = 11`,
      [districtId, schoolId, termId, people[5]],
    )
}
