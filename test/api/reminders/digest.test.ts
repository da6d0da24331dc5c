import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handInPlan } from '../handed-in/plan'
import { published } from '../notice/notices'
import { PEOPLE, type PersonKey } from '../school/cast'
import { type OwnDatabase, ownDatabase } from '../school/own-database'
import { type TestSchool, testSchool } from '../school/test-school'
import { type Rounds, rounds } from './round'

const MONDAY = '2026-11-16'
let database: OwnDatabase
let school: TestSchool
let host: Rounds
let noticeId: string

beforeAll(async () => {
  database = await ownDatabase()
  school = await testSchool({ plan: handInPlan(), now: '2026-11-13T16:00:00+08:00', database })
  host = rounds(school, database.owner)
  noticeId = await published(school, [['parents', 'class1']])
  const key = [school.districtId, school.id]
  const { people, units } = school
  await school.rows(
    `insert into youju.appointment (district_id, id, school_id, person_id, unit_id, post, from_on)
     values ($1, $3, $2, $4, $2, 'longLeave', '2026-11-01')`,
    [...key, uuidv7(), people.wang],
  )
  await school.rows('update youju.account set wechat_openid = null where person_id = $1', [people.xu])
  await school.call('chen', 'reminder.choose', { digest: false, due: true })
  await school.rows(
    `insert into youju.delegation (district_id, id, school_id, post, giver_id, taker_id, from_on, to_on, reason, made_at)
     values ($1, $3, $2, 'groupLead', $4, $5, '2026-11-10', '2026-11-20', '外出', '2026-11-10')`,
    [...key, uuidv7(), people.sun, people.he],
  )
  // The roster says nothing of it: class 3 has had no teacher in charge.
  await school.rows(
    `insert into youju.guardianship (district_id, id, school_id, person_id, class_id, name, state, asked_at)
     values ($1, $3, $2, $4, $5, '小雨妈妈', 'asked', '2026-11-13')`,
    [...key, uuidv7(), people.feng, units.class3],
  )
})
afterAll(async () => {
  await host.close()
  await school.close()
  await database.drop()
})

const own = async (who: PersonKey) =>
  (await school.call(who, 'reminder.list', {})).items.map(({ line, page }) => [line, page])

describe('on a Monday morning', () => {
  test('nobody is told anything a minute before half past seven', async () => {
    await host.make(`${MONDAY}T07:29:00+08:00`)
    expect(await host.lines('digest')).toEqual({})
  })

  test('everybody gets the one line that says what to do next, and who has nothing to do gets none', async () => {
    await host.make(`${MONDAY}T07:30:00+08:00`)
    expect(await host.lines('digest')).toEqual({
      zhou: '补交学校发展五年规划等 2 项；待加入家长 1 位；再听 30 节，每周 3 节即可完成',
      qian: '补交学校发展五年规划等 2 项；待加入家长 1 位；再听 40 节，每周 4 节即可完成',
      wu: '补交学校发展五年规划等 2 项；待加入家长 1 位；1 人缺出生或从教日期，请补录',
      sun: '补交教研总结；再听 30 节，每周 3 节即可完成；组里 2 人的进度需要跟进',
      li: '补填班级人数；再听 20 节，每周 2 节即可完成；本周要做：班级安全教育',
      // Stands in for the lead, and owes what the group owes.
      he: '补交教研总结；再听 11 节，每周 2 节即可完成；组里 2 人的进度需要跟进',
      zheng: '1 条公告未读',
    })
  })

  test('those on leave, without a way in, or who chose so, are left alone', async () => {
    const told = Object.keys(await host.lines('digest'))
    for (const who of ['wang', 'xu', 'chen', 'feng']) expect(told).not.toContain(who)
  })

  test('no line names anybody, for phones show it while they are locked', async () => {
    const lines = Object.values(await host.lines('digest')).join()
    for (const { name } of Object.values(PEOPLE)) expect(lines).not.toContain(name)
    expect(lines).not.toContain('小雨')
  })

  test('each sees the own line alone, with the page where it is done', async () => {
    expect(await own('zheng')).toEqual([['1 条公告未读', '/pages/notices/index']])
    expect(await own('feng')).toEqual([])
    expect((await own('sun')).map(([, page]) => page)).toEqual(['/pages/register/owed/index'])
    expect(await own('he')).toHaveLength(1)
  })
})

describe('before it goes out', () => {
  test('at night nothing is sent; it waits for seven in the morning', async () => {
    await host.consentAll()
    await host.send(`${MONDAY}T21:00:00+08:00`)
    expect(host.sent).toEqual([])
    await host.send('2026-11-17T06:59:00+08:00')
    expect(host.sent).toEqual([])
  })

  test('what has been done since is dropped, what has changed is said as it is now, and each is sent once', async () => {
    school.setNow('2026-11-17T06:59:30+08:00')
    await school.call('zheng', 'notice.read', { id: noticeId })
    const groups = { level: 'group' as const, unitId: school.units.maths, title: '教研总结', note: '' }
    const payload = { on: '2026-11-17', ...groups }
    await school.call('sun', 'record.submit', { id: uuidv7(), content: { kind: 'deliverable', payload } })
    for (let round = 0; round < 2; round += 1) await host.send('2026-11-17T07:00:00+08:00')
    const lines = new Map(host.sent.map(({ openId, words: { line } }) => [openId, line]))
    expect(host.sent).toHaveLength(lines.size)
    expect(lines.get(`openid-${school.people.zheng}`)).toBeUndefined()
    expect(lines.get(`openid-${school.people.sun}`)).toBe(
      '再听 30 节，每周 3 节即可完成；组里 2 人的进度需要跟进；本周要做：周四大教研',
    )
    expect(lines.get(`openid-${school.people.li}`)).toContain('补填班级人数')
    expect(lines.size).toBe(6)
  })
})

describe('a digest', () => {
  test('is not made twice in a week, however often the host looks', async () => {
    await host.make('2026-11-18T07:30:00+08:00')
    await host.make('2026-11-20T23:00:00+08:00')
    expect(await host.counts('digest')).toEqual({ [MONDAY]: 7 })
  })

  test('that was missed on Monday is made when the host is back on Wednesday night, once', async () => {
    await host.make('2026-11-25T22:00:00+08:00')
    await host.make('2026-11-26T08:00:00+08:00')
    expect(Object.keys(await host.counts('digest'))).toEqual([MONDAY, '2026-11-23'])
  })

  test('that was missed for all of its week is not made', async () => {
    await host.make('2026-12-07T07:30:00+08:00')
    expect(Object.keys(await host.counts('digest'))).toEqual([MONDAY, '2026-11-23', '2026-12-07'])
  })

  test('there is none after the term', async () => {
    await host.make('2027-01-25T08:00:00+08:00')
    expect(Object.keys(await host.counts('digest'))).toHaveLength(3)
  })
})
