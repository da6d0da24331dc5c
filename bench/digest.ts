import type pg from 'pg'
import { tokenKeeper } from '../cloudfunctions/_shared/endpoint/token'
import { carryOut } from '../cloudfunctions/_shared/jobs/carry-out'
import { digestJob } from '../cloudfunctions/_shared/reminders/digest'
import { keepReminders, type NewReminder } from '../cloudfunctions/_shared/reminders/keep-reminder'
import { openStore, type Store } from '../cloudfunctions/_shared/store/store'
import { civilDateAt } from '../core/calendar/civil-date'
import { NO_PLATFORM } from './caller'
import { type BenchDatabase, withDatabase } from './database'
import type { Measured } from './measured'
import { type BenchSchool, benchPlan, insertSchool } from './schools/school'

const SCHOOLS = 50
const STAFF = 100
const RULES = 20
const RECORDS = 200
const BAR_MS = 10_000
const NOW = Date.parse('2026-11-16T07:30:00+08:00')

/** The digests of a district of 5,000 people, one school after the other, as one host makes them on a Monday morning. */
export async function digest(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const store = openStore({ ...database.ownerConfig, max: 2, statement_timeout: 0 }, (error) => {
      throw error
    })
    const schools = await insertDistrict(database)
    try {
      const few = await makeDigests(store, database.owner, schools)
      await database.owner.query(`update youju.plan_version set document = $1`, [benchPlan()])
      const all = await makeDigests(store, database.owner, schools)
      const bare = await insertOnly(store, schools, all.made)
      const people = `${few.made} digests of ${SCHOOLS * STAFF} people in ${SCHOOLS} schools`
      return [
        line(`${people}, ${RULES} rules`, few),
        line(`the same with the template's ${benchPlan().rules.length} rules (${all.made} digests)`, all),
        line(`baseline: ${all.made} reminders that are known, kept and nothing else`, { ms: bare }),
      ]
    } finally {
      await store.close()
    }
  })
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

function line(what: string, { ms, busyMs }: { ms: number; busyMs?: number }): Measured {
  if (busyMs === undefined) return { what, measured: seconds(ms), bar: '', met: true }
  const measured = `${seconds(ms)}, of it node itself ${seconds(busyMs)}`
  return { what, measured, bar: seconds(BAR_MS), met: ms <= BAR_MS }
}

/** Fifty schools in one district, everybody with a way in, and an announcement to all that half have read. */
async function insertDistrict({ owner }: BenchDatabase): Promise<BenchSchool[]> {
  const plan = { ...benchPlan(), rules: benchPlan().rules.slice(0, RULES) }
  const schools: BenchSchool[] = []
  for (let index = 0; index < SCHOOLS; index += 1) {
    const district = schools[0]?.districtId
    schools.push(await insertSchool(owner, STAFF, RECORDS, { plan, districtId: district }))
  }
  await owner.query(
    `insert into youju.account (district_id, id, person_id, school_id, wechat_openid)
     select district_id, gen_random_uuid(), id, school_id, 'openid ' || id from youju.person
     on conflict (district_id, school_id, person_id) do update set wechat_openid = excluded.wechat_openid`,
  )
  for (const { districtId, schoolId, people } of schools) {
    await owner.query(
      `with notice as (
         insert into youju.notice (district_id, id, school_id, title, body, publisher_id, publisher_name, state, published_at,
                                   changed_at, receipt_asked, audience)
         select $1, gen_random_uuid(), $2, '通知', '请留意。', $3, '校长', 'issued', '2026-11-13', '2026-11-13', i = 1,
                jsonb_build_array(jsonb_build_object('who', 'staff', 'unitId', $2::uuid))
           from generate_series(1, 20) i returning id)
       insert into youju.receipt (district_id, notice_id, person_id, read_at)
       select $1, n.id, p.id, '2026-11-14' from notice n, youju.person p where p.school_id = $2 and p.position % 2 = 0`,
      [districtId, schoolId, people[0]],
    )
  }
  await owner.query('vacuum analyze')
  return schools
}

async function makeDigests({ db }: Store, owner: pg.Pool, schools: readonly BenchSchool[]) {
  await owner.query('delete from youju.reminder')
  await owner.query('delete from youju.job')
  for (const { districtId, schoolId } of schools)
    await owner.query(`insert into youju.job (district_id, school_id, name) values ($1, $2, 'digest')`, [
      districtId,
      schoolId,
    ])
  const tokens = tokenKeeper(new TextEncoder().encode('a secret of the bench, 32 bytes long'))
  const report = ({ error }: { error: unknown }) => {
    throw error
  }
  const workshop = { db, tokens, platform: NO_PLATFORM, clock: () => NOW, report }
  const cpu = process.cpuUsage()
  const begun = performance.now()
  for (const school of schools) await carryOut(digestJob, digestJob.lastDue(NOW), school, workshop)
  const took = performance.now() - begun
  const { user, system } = process.cpuUsage(cpu)
  const { rows } = await owner.query<{ made: number }>('select count(*)::int as made from youju.reminder')
  return { ms: took, busyMs: (user + system) / 1000, made: rows[0]?.made ?? 0 }
}

/** What cannot be saved: as many rows, written in as many transactions. */
async function insertOnly({ db }: Store, schools: readonly BenchSchool[], made: number): Promise<number> {
  const each = Math.ceil(made / schools.length)
  const begun = performance.now()
  for (const school of schools) {
    const reminders = school.people.slice(0, each).map(
      (personId): NewReminder => ({
        personId,
        kind: 'digest',
        about: civilDateAt(NOW + 7 * 86_400_000),
        words: { line: '再听 3 节，本周 1 节即可跟上', page: '/pages/observe/index', dueOn: null },
        notBefore: NOW,
      }),
    )
    await db.transaction().execute((tx) => keepReminders(tx, school, reminders, NOW))
  }
  return performance.now() - begun
}
