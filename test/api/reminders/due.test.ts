import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declared } from '../handed-in/contents'
import { handInPlan } from '../handed-in/plan'
import { type OwnDatabase, ownDatabase } from '../school/own-database'
import { type TestSchool, testSchool } from '../school/test-school'
import { type Rounds, rounds } from './round'

/** The rules of handing in alone: mid-term ends on Friday 13 November. */
function plan() {
  const all = handInPlan()
  return { ...all, rules: all.rules.filter(({ id }) => ['组内总结', '班额', '教学计划'].includes(id)) }
}

let database: OwnDatabase
let school: TestSchool
let host: Rounds
beforeAll(async () => {
  database = await ownDatabase()
  school = await testSchool({ plan: plan(), now: '2026-11-05T08:00:00+08:00', database })
  host = rounds(school, database.owner)
  await host.make('2026-11-05T08:00:00+08:00')
  await host.consentAll()
})
afterAll(async () => {
  await host.close()
  await school.close()
  await database.drop()
})

describe('seven days before the 13th', () => {
  test('nobody was told on the eighth day before', async () => {
    expect(await host.lines('due')).toEqual({})
  })

  test('those who owe it are told, and nobody else', async () => {
    await host.make('2026-11-06T07:30:00+08:00')
    expect(await host.lines('due')).toEqual({
      sun: '11 月 13 日前交教研总结',
      chen: '11 月 13 日前交教研总结',
      li: '11 月 13 日前填报班级人数',
    })
    const { items } = await school.call('li', 'reminder.list', {})
    expect(items.find(({ kind }) => kind === 'due')).toMatchObject({
      page: '/pages/register/owed/index',
      dueOn: '2026-11-13',
    })
  })

  test('who has done it by the time it would be sent hears nothing', async () => {
    const level = { level: 'class' as const, unitId: school.units.class1 }
    const number = declared({ on: '2026-11-06', title: '班级人数', ...level })
    await school.call('li', 'record.submit', number)
    await host.send('2026-11-06T07:40:00+08:00')
    const told = host.sent.filter(({ kind }) => kind === 'due').map(({ openId }) => openId)
    expect(told.sort()).toEqual(
      (['sun', 'chen'] as const).map((who) => `openid-${school.people[who]}`).sort(),
    )
    const { items } = await school.call('li', 'reminder.list', {})
    expect(items.filter(({ kind }) => kind === 'due')).toEqual([])
  })
})

describe('one day before', () => {
  test('only those are told who still owe it, by the day of the week', async () => {
    const payload = { on: '2026-11-11', title: '教研总结', level: 'group' as const, note: '' }
    const content = { kind: 'deliverable' as const, payload: { ...payload, unitId: school.units.maths } }
    school.setNow('2026-11-11T10:00:00+08:00')
    await school.call('sun', 'record.submit', { id: uuidv7(), content })
    await host.make('2026-11-12T07:30:00+08:00')
    expect(await host.counts('due')).toEqual({ '2026-11-13/T-1': 1, '2026-11-13/T-7': 3 })
    expect((await host.lines('due')).chen).toBe('周五前交教研总结')
  })

  test('nothing is said or sent once the day is over', async () => {
    await host.make('2026-11-14T08:00:00+08:00')
    host.sent.length = 0
    await host.send('2026-11-14T08:00:00+08:00')
    await host.send('2026-11-16T08:00:00+08:00')
    expect(host.sent.filter(({ kind }) => kind === 'due')).toEqual([])
    expect(await host.counts('due')).toEqual({ '2026-11-13/T-1': 1, '2026-11-13/T-7': 3 })
  })
})

describe('a record that is given back', () => {
  test('is told to its author alone, with what to do and where, once a time', async () => {
    school.setNow('2026-11-18T16:30:00+08:00')
    const lesson = school.observation()
    await school.call('sun', 'record.submit', lesson)
    const decision = { id: lesson.id, revision: 1, decision: 'return' as const, reason: '缺评课' }
    await school.call('qian', 'record.decide', decision)
    await school.call('qian', 'record.decide', decision)
    const told = async (who: 'sun' | 'qian' | 'chen') =>
      (await school.call(who, 'reminder.list', {})).items.filter(({ kind }) => kind === 'returned')
    expect(await told('sun')).toMatchObject([
      { line: '11 月 18 日的听课记录被退回，改好后再提交', page: `/pages/record/index?id=${lesson.id}` },
    ])
    expect(await told('qian')).toEqual([])
    expect(await told('chen')).toEqual([])
  })

  test('in the evening is told in the morning', async () => {
    school.setNow('2026-11-18T21:10:00+08:00')
    const lesson = school.observation({ periods: [2] })
    await school.call('sun', 'record.submit', lesson)
    await school.call('qian', 'record.decide', {
      id: lesson.id,
      revision: 1,
      decision: 'return',
      reason: '缺',
    })
    const count = async () =>
      (await school.call('sun', 'reminder.list', {})).items.filter(({ kind }) => kind === 'returned').length
    expect(await count()).toBe(1)
    school.setNow('2026-11-19T07:00:00+08:00')
    expect(await count()).toBe(2)
  })
})
