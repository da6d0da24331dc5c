import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PushedKind } from '#core/reminder/reminder'
import type { Messages } from '../../../cloudfunctions/_shared/endpoint/platform'
import { carryOut, type Workshop } from '../../../cloudfunctions/_shared/jobs/carry-out'
import type { Job } from '../../../cloudfunctions/_shared/jobs/job'
import { beginAsking } from '../../../cloudfunctions/_shared/jobs/sender/consent'
import { leaseMessages } from '../../../cloudfunctions/_shared/jobs/sender/lease'
import { sendWaiting } from '../../../cloudfunctions/_shared/jobs/sender/send-waiting'
import { settle } from '../../../cloudfunctions/_shared/jobs/sender/settle'
import { keepReminders, type NewReminder } from '../../../cloudfunctions/_shared/reminders/keep-reminder'
import { openStore, type Store } from '../../../cloudfunctions/_shared/store/store'
import { freezeReports } from '../../../cloudfunctions/timer/jobs/freeze-reports'
import { retain } from '../../../cloudfunctions/timer/jobs/retain'
import { sweepFiles } from '../../../cloudfunctions/timer/jobs/sweep-files'
import type { PersonKey } from '../school/cast'
import { liveIn } from '../school/lived-in'
import { type OwnDatabase, ownDatabase } from '../school/own-database'
import { type TestSchool, testSchool } from '../school/test-school'
import { announce, part, pngOf } from '../school/uploads'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
const NOW = at('2026-11-18T16:30')
const YEAR_MS = 366 * 86_400_000

let database: OwnDatabase
let owner: Store
let school: TestSchool
beforeAll(async () => {
  database = await ownDatabase()
  owner = openStore(database.owner, () => undefined)
  const messages: Messages = { templates: { digest: 'a', due: 'b' }, send: async () => 'sent' }
  school = await testSchool({ platform: { messages }, database })
  await liveIn(school)
})
afterAll(async () => {
  await school.close()
  await owner.close()
  await database.drop()
})

const key = () => ({ districtId: school.districtId, schoolId: school.id })

function about(who: PersonKey, which: string, given: Partial<NewReminder> = {}): NewReminder {
  const words = { line: `第 ${which} 件`, page: '/pages/home/index', dueOn: null }
  return { personId: school.people[who], kind: 'digest', about: which, words, notBefore: NOW, ...given }
}

const keep = (...reminders: NewReminder[]) =>
  owner.db.transaction().execute((tx) => keepReminders(tx, key(), reminders, NOW))

const lines = async (who: PersonKey) =>
  (await school.call(who, 'reminder.list', {})).items.map(({ line }) => line)

describe('a reminder', () => {
  test('is kept once, however often the job runs', async () => {
    expect(await keep(about('he', '一'), about('he', '二'))).toBe(2)
    expect(await keep(about('he', '一'), about('he', '三'))).toBe(1)
    expect((await lines('he')).sort()).toEqual(['第 一 件', '第 三 件', '第 二 件'])
  })

  test('is shown from its time on, to its person and nobody else, and not once it is dropped', async () => {
    await keep(
      about('wang', '现在'),
      about('wang', '明早', { notBefore: at('2026-11-19T07:30') }),
      about('wang', '算了'),
    )
    await school.rows(`update youju.reminder set state = 'dropped' where about = '算了'`)
    // The one that the school was lived in with comes after it.
    expect(await lines('wang')).toEqual(['第 现在 件', '再听 1 节'])
    for (const who of ['zhou', 'wu', 'chen'] as const) expect(await lines(who)).not.toContain('第 现在 件')
    school.setNow('2026-11-19T07:30:00+08:00')
    expect(await lines('wang')).toEqual(['第 明早 件', '第 现在 件', '再听 1 节'])
    school.setNow('2026-11-18T16:30:00+08:00')
  })

  test('that is unread stands before one that was read, page after page; only its person marks it', async () => {
    await keep(...Array.from({ length: 40 }, (_, index) => about('chen', `${index}`)))
    const first = await school.call('chen', 'reminder.list', {})
    const ids = first.items.map(({ id }) => id)
    await school.call('wu', 'reminder.read', { ids })
    expect(
      (await school.call('chen', 'reminder.list', {})).items.every(({ readAt }) => readAt === null),
    ).toBe(true)
    for (let times = 0; times < 2; times += 1) await school.call('chen', 'reminder.read', { ids })
    const again = await school.call('chen', 'reminder.list', {})
    expect(again.items.map(({ readAt }) => readAt === null)).toEqual([
      ...Array(10).fill(true),
      ...Array(20).fill(false),
    ])
    const rest = await school.call('chen', 'reminder.list', { cursor: again.next ?? '' })
    expect(new Set([...again.items, ...rest.items].map(({ id }) => id)).size).toBe(40)
  })

  test('of a kind that somebody has switched off is not made for them', async () => {
    expect((await school.call('li', 'reminder.ways', {})).choices).toEqual({ digest: true, due: true })
    for (let times = 0; times < 2; times += 1)
      await school.call('li', 'reminder.choose', { digest: false, due: true })
    expect((await school.call('li', 'reminder.ways', {})).choices).toEqual({ digest: false, due: true })
    expect(await keep(about('li', '周'), about('li', '到期', { kind: 'due' }), about('sun', '周'))).toBe(2)
    expect(await lines('li')).toEqual(['第 到期 件'])
  })

  test('goes a year after it was made', async () => {
    await keep(about('feng', '旧'))
    await run(retain, NOW + YEAR_MS - 2 * 86_400_000)
    expect(await lines('feng')).toHaveLength(1)
    await run(retain, NOW + YEAR_MS)
    expect(await lines('feng')).toHaveLength(0)
  })

  test('goes with its person, and with it choices and consents', async () => {
    await keep(about('xu', '走'))
    await school.call('xu', 'reminder.choose', { digest: true, due: false })
    await school.call('xu', 'reminder.consent', { id: uuidv7(), accepted: ['due'] })
    expect(await heldOf('xu')).toEqual({
      reminder: 1,
      reminder_choice: 1,
      message_consent: 1,
      message_asking: 1,
    })
    await school.rows(`update youju.appointment set to_on = '2026-11-17' where person_id = $1`, [
      school.people.xu,
    ])
    await school.call('wu', 'privacy.erasePerson', { personId: school.people.xu, reason: '本人要求' })
    expect(await heldOf('xu')).toEqual({
      reminder: 0,
      reminder_choice: 0,
      message_consent: 0,
      message_asking: 0,
    })
  })
})

async function heldOf(who: PersonKey) {
  const tables = ['reminder', 'reminder_choice', 'message_consent', 'message_asking']
  const counts = tables.map(
    (table) => `(select count(*)::int from youju.${table} where person_id = $1) as ${table}`,
  )
  const [row] = await school.rows(`select ${counts.join(', ')}`, [school.people[who]])
  return row
}

describe('consent', () => {
  const consents = async (who: PersonKey) =>
    (await school.call(who, 'reminder.ways', {})).templates?.map(({ consents: count }) => count)
  const give = (who: PersonKey, accepted: PushedKind[], id = uuidv7()) =>
    school.call(who, 'reminder.consent', { id, accepted })

  test('is asked for only where the person has a WeChat that messages can go to', async () => {
    await school.rows('update youju.account set wechat_openid = null where person_id = $1', [
      school.people.chen,
    ])
    expect(await consents('chen')).toBeUndefined()
    await wechatOf('chen')
    expect(await consents('chen')).toEqual([0, 0])
  })

  test('counts once an answer, however often it is told, and whoever tells it', async () => {
    await wechatOf('qian')
    const id = uuidv7()
    for (let times = 0; times < 3; times += 1) await give('qian', ['digest', 'due', 'digest'], id)
    await give('sun', ['due'], id)
    await give('qian', ['due'])
    expect(await consents('qian')).toEqual([1, 2])
    await wechatOf('sun')
    expect(await consents('sun')).toEqual([0, 0])
  })
})

async function wechatOf(who: PersonKey) {
  const openId = `openid-${uuidv7()}`
  await school.rows('update youju.account set wechat_openid = $1 where person_id = $2', [
    openId,
    school.people[who],
  ])
}

describe('a message that was given up', () => {
  async function givenUp(failure: 'later' | 'wrong', given: Partial<NewReminder> = {}) {
    const which = uuidv7()
    await keep(about('zheng', which, given))
    const [row] = await school.rows<{ id: string }>(
      `update youju.reminder set state = 'dead', attempts = 7, failure = $1 where about = $2 returning id`,
      [failure, which],
    )
    return row?.id ?? ''
  }
  const failed = async (id: string) =>
    (await school.call('wu', 'reminder.failed', {})).items.find((each) => each.id === id)

  test('is told to the clerk with the reason, and not what it said; nobody else is told', async () => {
    const id = await givenUp('wrong')
    expect(await failed(id)).toMatchObject({
      kind: 'digest',
      person: { name: '郑家长' },
      attempts: 7,
      retryable: false,
    })
    expect((await failed(id))?.reason).toContain('消息模板')
    expect(await failed(id)).not.toHaveProperty('line')
    expect((await school.refused('li', 'reminder.failed', {})).code).toBe('notAllowed')
    const beside = await testSchool({ beside: school, database })
    expect((await beside.call('wu', 'reminder.failed', {})).items).toEqual([])
    expect((await beside.refused('wu', 'reminder.retry', { id })).code).toBe('notFound')
    await beside.close()
  })

  test('can be tried again while it is not over and its person still takes one', async () => {
    const id = await givenUp('later', { kind: 'due', words: { line: '交', page: '/', dueOn: '2026-11-19' } })
    expect((await failed(id))?.retryable).toBe(false)
    await school.call('zheng', 'reminder.consent', { id: uuidv7(), accepted: ['due'] })
    expect((await failed(id))?.retryable).toBe(true)
    school.setNow('2026-11-20T16:30:00+08:00')
    expect((await failed(id))?.retryable).toBe(false)
    school.setNow('2026-11-18T16:30:00+08:00')
    await school.call('wu', 'reminder.retry', { id })
    expect(await failed(id)).toBeUndefined()
    const [row] = await school.rows('select state, attempts, failure from youju.reminder where id = $1', [id])
    expect(row).toEqual({ state: 'waiting', attempts: 0, failure: null })
  })
})

test('what a sender asked WeChat for that took longer than its lease, or died, is not asked for again', async () => {
  await school.rows(
    `update youju.reminder set state = 'inApp', holds_consent = false where state = 'waiting'`,
  )
  await wechatOf('feng')
  await school.call('feng', 'reminder.consent', { id: uuidv7(), accepted: ['due'] })
  await keep(about('feng', '慢', { kind: 'due', notBefore: at('2001-01-01T08:00') }))
  const take = () => leaseMessages(owner.db, at('2001-01-02T08:00'), 10, 60)
  const leaseIsOver = (id: string) =>
    school.rows(`update youju.reminder set leased_until = now() - interval '1 second' where id = $1`, [id])
  const [slow] = await take()
  if (!slow) throw new Error('nothing was taken')
  expect(await take()).toEqual([])
  await leaseIsOver(slow.id)
  const [second] = await take()
  if (!second) throw new Error('nothing was taken')
  expect(await beginAsking(owner.db, slow)).toBe('lost')
  expect(second.asking).toBe(false)
  expect(await beginAsking(owner.db, second)).toBe('begun')
  await leaseIsOver(slow.id)
  const sent: string[] = []
  const messages: Messages = {
    templates: { digest: 'a', due: 'b' },
    async send({ words }) {
      sent.push(words.line)
      return 'sent'
    },
  }
  const beforeSending = async () => new Map([[slow.id, 'send' as const]])
  const { tokens } = school.deployment
  const platform = { ...school.deployment.platform, messages }
  const clock = () => at('2001-01-02T08:00')
  const workshop: Workshop = { db: owner.db, platform, tokens, clock, report: () => undefined }
  await sendWaiting({ beforeSending }).run(workshop, () => false)
  expect(sent).toEqual([])
  expect(await settle(owner.db, second, 'sent', NOW)).toBe(false)
  const [row] = await school.rows(
    'select state, failure, attempts, holds_consent, asking from youju.reminder where id = $1',
    [slow.id],
  )
  expect(row).toEqual({ state: 'dead', failure: 'unheard', attempts: 3, holds_consent: false, asking: false })
  const told = (await school.call('wu', 'reminder.failed', {})).items.find(({ id }) => id === slow.id)
  expect(told?.reason).toContain('不清楚微信有没有送到')
})

async function run(job: Job, now: number) {
  const { platform, tokens } = school.deployment
  const workshop: Workshop = { db: owner.db, platform, tokens, clock: () => now, report: () => undefined }
  await school.rows(
    'insert into youju.job (district_id, school_id, name) values ($1, $2, $3) on conflict do nothing',
    [school.districtId, school.id, job.name],
  )
  return carryOut(job, job.lastDue(now), key(), workshop)
}

test('the clockwork freezes the report that a leader would have frozen, word for word', async () => {
  const last = `from youju.report where school_id = $1 and kind = 'week' and as_of = '2026-11-22'`
  const report = () => school.rows(`select document, frozen_at ${last}`, [school.id])
  school.setNow('2026-11-23T09:00:00+08:00')
  await school.call('zhou', 'report.freeze', {})
  const byLeader = await report()
  expect(byLeader).toHaveLength(1)
  await school.rows(`delete ${last}`, [school.id])
  expect(await run(freezeReports, at('2026-11-23T09:00'))).toBe('done')
  expect(await report()).toEqual(byLeader)
  expect(await run(freezeReports, at('2026-11-23T23:00'))).toBe('elsewhere')
  school.setNow('2026-11-18T16:30:00+08:00')
})

test('an upload that has not moved for a week goes at night with its parts', async () => {
  const bytes = pngOf(200)
  const record = school.observation({ periods: [5] })
  await school.call('wang', 'record.submit', record)
  const file = announce(record.id, bytes)
  await school.call('wang', 'file.begin', file)
  await school.call('wang', 'file.put', part(file.id, bytes, 0, 100))
  const left = () => school.rows('select from youju.file_part where file_id = $1', [file.id])
  await run(sweepFiles, at('2026-11-25T03:40'))
  expect(await left()).toHaveLength(1)
  await run(sweepFiles, at('2026-11-26T03:40'))
  expect(await left()).toEqual([])
  expect(await school.rows('select from youju.file where id = $1', [file.id])).toEqual([])
})
