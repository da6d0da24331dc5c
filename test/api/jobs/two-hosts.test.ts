import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, civilDateAt, mondayOf, wallClockAt, weekdayOf } from '#core/calendar/civil-date'
import type { CalendarDay } from '#core/calendar/school-calendar'
import { tick } from '../../../cloudfunctions/_shared/jobs/tick'
import { openStore } from '../../../cloudfunctions/_shared/store/store'
import { wechatPort } from '../../../cloudfunctions/_shared/wechat/wechat-port'
import { clockworkOf } from '../../../cloudfunctions/timer/clockwork'
import { type WechatStandIn, wechatStandIn } from '../cloud/wechat-stand-in'
import { type OwnDatabase, ownDatabase } from '../school/own-database'
import { type TestSchool, testSchool } from '../school/test-school'

/** National Day: Thursday to Wednesday without lessons; Saturday the 10th makes up for a Wednesday. */
const HOLIDAY = Array.from({ length: 7 }, (_, day) => addDays('2026-10-01', day))
const CALENDAR: CalendarDay[] = [
  ...HOLIDAY.map((on) => ({ on, teaching: false, reason: '国庆节' })),
  { on: '2026-10-10', teaching: true, timetableOf: 3, reason: '调休' },
]
const isTeachingDay = (on: string) => on === '2026-10-10' || (weekdayOf(on) <= 5 && !HOLIDAY.includes(on))

let database: OwnDatabase
let school: TestSchool
let wechat: WechatStandIn
const failures: unknown[] = []
beforeAll(async () => {
  database = await ownDatabase()
  wechat = await wechatStandIn()
  school = await testSchool({ database, calendar: CALENDAR })
  await school.rows(
    `insert into youju.message_consent (district_id, school_id, person_id, kind, consents)
     select district_id, school_id, id, k, 9 from youju.person, unnest('{digest,due}'::text[]) k where school_id = $1`,
    [school.id],
  )
})
afterAll(async () => {
  await school.close()
  await wechat.close()
  await database.drop()
})

/** A host of its own: connections, access token and clockwork. */
function host(clock: () => number) {
  const report = (error: unknown) => void failures.push(error)
  const store = openStore({ ...database.owner, max: 3 }, report)
  const platform = { ...school.deployment.platform, ...wechatPort({ env: wechat.env, report }) }
  const deployment = { platform, tokens: school.deployment.tokens, clock }
  const clockwork = clockworkOf(store.db, { ...deployment, report: ({ error }) => report(error) })
  return { go: () => tick(clockwork), close: () => store.close() }
}

interface Kept {
  readonly person_id: string
  readonly kind: string
  readonly about: string
  readonly state: string
  readonly sent_at: Date | null
}

test('two hosts through a holiday and a made-up Saturday send each message once, on a teaching day, by day', async () => {
  let now = 0
  const hosts = [host(() => now), host(() => now)]
  const { zhou, li } = school.people
  wechat.consents.set(`openid-${li}`, 0)
  const times = ['05:00', '07:30', '22:00']
  // From the 3rd to the 6th no host was there.
  const days = [
    '2026-09-28',
    '2026-09-30',
    '2026-10-01',
    '2026-10-02',
    '2026-10-07',
    '2026-10-08',
    '2026-10-09',
  ]
  for (const on of [...days, '2026-10-10', '2026-10-11', '2026-10-12']) {
    for (const time of times) {
      now = Date.parse(`${on}T${time}:00+08:00`)
      await Promise.all(hosts.map(({ go }) => go()))
    }
  }
  await Promise.all(hosts.map(({ close }) => close()))
  expect(failures).toEqual([])
  const kept = await school.rows<Kept>('select * from youju.reminder where school_id = $1', [school.id])
  const sent = kept.filter(({ state }) => state === 'sent')
  expect(wechat.sent).toHaveLength(sent.length)
  expect(sent.length).toBeGreaterThan(0)
  for (const { sent_at } of sent) {
    const at = sent_at?.getTime() ?? 0
    expect(isTeachingDay(civilDateAt(at))).toBe(true)
    expect(wallClockAt(at) >= '07:00' && wallClockAt(at) < '21:00').toBe(true)
  }
  const digests = kept.filter(({ person_id, kind }) => person_id === zhou && kind === 'digest')
  const weeks = ['2026-09-28', '2026-10-08', '2026-10-12'].map(mondayOf)
  expect(digests.map(({ about }) => about).sort()).toEqual(weeks)
  // WeChat knew better: the rest of her consents is forgotten, and what was meant for her waits in the app.
  const ofLi = kept.filter(({ person_id, kind }) => person_id === li && kind === 'digest')
  expect(new Set(ofLi.map(({ state }) => state))).toEqual(new Set(['inApp']))
  const left = 'select consents from youju.message_consent where person_id = $1 and kind = $2'
  expect(await school.rows(left, [li, 'digest'])).toEqual([{ consents: 0 }])
}, 120_000)
