import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { openStore } from '../cloudfunctions/_shared/store/store'
import { callerFor } from './caller'
import { type BenchDatabase, withDatabase } from './database'
import type { Measured } from './measured'
import { type BenchSchool, insertSchool } from './schools/school'
import { ms, timed } from './timing'

const PARENTS = 3_000
const CLASSES = 60
const NOTICES = 2_000
const BAR_LIST_MS = 15
const BAR_PUBLISH_MS = 2_000

/** A school of 3,000 parents that has published 2,000 announcements: a parent's unread list, and one more to everybody. */
export async function notices(): Promise<Measured[]> {
  return withDatabase(async (database) => {
    const school = await insertSchool(database.owner, 100)
    const parentSession = await insertParents(database.owner, school)
    await insertNotices(database.owner, school)
    await database.owner.query('vacuum analyze')
    const list = await measure(database, { ...school, sessionId: parentSession }, 200, (call) =>
      call('notice.list', { show: 'unread' }),
    )
    const all = await measure(database, { ...school, sessionId: parentSession }, 200, (call) =>
      call('notice.list', {}),
    )
    const publish = await measure(database, school, 20, (call) =>
      call('notice.publish', {
        ...{ id: uuidv7(), title: '放假通知', text: '元旦放假一天。'.repeat(60), receipt: true },
        audience: [{ who: 'parents', unitId: school.schoolId }],
      }),
    )
    const line = (what: string, { p50, p95 }: { p50: number; p95: number }, bar: number) => ({
      what: `${what}, ${PARENTS} parents, ${NOTICES} announcements`,
      measured: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
      bar: `p95 ${bar} ms`,
      met: p95 <= bar,
    })
    return [
      line('notice.list of the unread, with their number', list, BAR_LIST_MS),
      line('notice.list of all', all, BAR_LIST_MS),
      line('notice.publish to all parents', publish, BAR_PUBLISH_MS),
    ]
  })
}

type Call = Awaited<ReturnType<typeof callerFor>>

async function measure(
  { app }: BenchDatabase,
  school: BenchSchool,
  times: number,
  run: (call: Call) => Promise<unknown>,
) {
  const store = openStore(app, (error) => {
    throw error
  })
  try {
    const call = await callerFor(school, store)
    return await timed(times, Math.ceil(times / 4), () => run(call))
  } finally {
    await store.close()
  }
}

/** Fifty parents a class, ten classes a grade; answers the session of one of them. */
async function insertParents(owner: pg.Pool, { districtId, schoolId }: BenchSchool): Promise<string> {
  const key = [districtId, schoolId]
  await owner.query(
    `insert into youju.org_unit (district_id, id, parent_id, school_id, kind, name, position)
     select $1, md5('class ' || i)::uuid, g.id, $2, 'class', g.name || (i / 6 + 1) || ' 班', i
       from generate_series(0, $3::int - 1) i
       join (select id, name, row_number() over (order by id) - 1 as n from youju.org_unit
              where district_id = $1 and kind = 'grade') g on g.n = i % 6`,
    [...key, CLASSES],
  )
  await owner.query(
    `insert into youju.person (district_id, id, school_id, kind, name, position)
     select $1, md5('parent ' || i)::uuid, $2, 'guardian', '家长 ' || i, 0 from generate_series(0, $3::int - 1) i`,
    [...key, PARENTS],
  )
  await owner.query(
    `insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at)
     select $1, md5('guardianship ' || i)::uuid, $2, md5('parent ' || i)::uuid, md5('class ' || i % $4)::uuid,
            '家长 ' || i, 'joined', '2026-09-01' from generate_series(0, $3::int - 1) i`,
    [...key, PARENTS, CLASSES],
  )
  const sessionId = uuidv7()
  await owner.query(
    `insert into youju.account (district_id, id, person_id, school_id)
     values ($1, md5('account')::uuid, md5('parent 0')::uuid, $2)`,
    key,
  )
  await owner.query(
    `insert into youju.session (district_id, id, account_id, person_id, school_id, refresh_hash, expires_at)
     values ($1, $3, md5('account')::uuid, md5('parent 0')::uuid, $2, '\\x01', '2099-01-01')`,
    [...key, sessionId],
  )
  return sessionId
}

/** A quarter to all parents, a quarter to the staff, the others to one class each; parents have read two in three. */
async function insertNotices(owner: pg.Pool, { districtId, schoolId, people }: BenchSchool): Promise<void> {
  await owner.query(
    `insert into youju.notice (district_id, id, school_id, title, body, publisher_id, publisher_name, state, published_at,
                               changed_at, receipt_asked, audience)
     select $1, md5('notice ' || i)::uuid, $2, '第 ' || i || ' 号通知', repeat('请各位家长留意。', 60), $3, '校长', 'issued',
            timestamptz '2026-11-18T08:00+08' - i * interval '2 hours', timestamptz '2026-11-18T08:00+08', i % 5 = 0,
            jsonb_build_array(case i % 4
              when 0 then jsonb_build_object('who', 'parents', 'unitId', $2::uuid)
              when 1 then jsonb_build_object('who', 'staff', 'unitId', $2::uuid)
              else jsonb_build_object('who', 'parents', 'unitId', md5('class ' || i % $5)::uuid) end)
       from generate_series(0, $4::int - 1) i`,
    [districtId, schoolId, people[0], NOTICES, CLASSES],
  )
  await owner.query(
    `insert into youju.receipt (district_id, notice_id, person_id, read_at)
     select $1, md5('notice ' || n)::uuid, md5('parent ' || p)::uuid, '2026-11-18'
       from generate_series(0, $2::int - 1, 4) n, generate_series(0, $3::int - 1) p where (n + p) % 3 > 0`,
    [districtId, NOTICES, PARENTS],
  )
}
