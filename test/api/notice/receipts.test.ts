import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { entered } from '../school/entered'
import { type TestSchool, testSchool } from '../school/test-school'
import { admit, published } from './notices'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  await admit(school, 'feng', 'class3', '小宇爸爸')
})
afterAll(() => school.close())
beforeEach(() => school.setNow('2026-11-18T16:30:00+08:00'))

const unread = async (who: PersonKey) => (await school.call(who, 'notice.list', {})).unread
const countsFor = async (who: PersonKey, id: string) => (await school.call(who, 'notice.read', { id })).counts
const namesFor = async (who: PersonKey, id: string, show: 'unread' | 'unacknowledged' = 'unread') =>
  (await school.call(who, 'notice.readers', { id, show })).items.map(({ name, unit }) =>
    `${name} ${unit}`.trim(),
  )

describe('reading', () => {
  test('marks it as read for the reader alone; the unread go down by one, and only once', async () => {
    const id = await published(school, [['parents', 'grade1']])
    const [zheng, feng] = [await unread('zheng'), await unread('feng')]
    await Promise.all([1, 2, 3].map(() => school.call('zheng', 'notice.read', { id })))
    expect([await unread('zheng'), await unread('feng')]).toEqual([zheng - 1, feng])
    const { notices } = await school.call('zheng', 'notice.list', {})
    expect(notices.items.find((item) => item.id === id)?.read).toBe(true)
  })

  test('what is for others is not unread for a principal or a class teacher who may see it', async () => {
    const before = [await unread('zhou'), await unread('li')]
    await published(school, [['parents', 'school']])
    expect([await unread('zhou'), await unread('li')]).toEqual(before)
    await published(school, [
      ['staff', 'school'],
      ['parents', 'class1'],
    ])
    expect([await unread('zhou'), await unread('li')]).toEqual(before.map((count) => count + 1))
  })

  test('the own announcement is never unread', async () => {
    const id = await published(school, [['staff', 'school']])
    const { notices } = await school.call('qian', 'notice.list', {})
    expect(notices.items.find((item) => item.id === id)?.read).toBe(true)
  })

  test('a withdrawn one is out of the unread', async () => {
    const before = await unread('feng')
    const id = await published(school, [['parents', 'class2']])
    expect(await unread('feng')).toBe(before + 1)
    await school.call('qian', 'notice.withdraw', { id })
    expect(await unread('feng')).toBe(before)
  })
})

describe('a receipt', () => {
  test('is owed by whom it is for until it is given, once, and implies having read it', async () => {
    const id = await published(school, [['parents', 'class1']], { receipt: true })
    const owes = async () =>
      (await school.call('zheng', 'notice.list', {})).notices.items.find((item) => item.id === id)
        ?.owesReceipt
    expect(await owes()).toBe(true)
    const given = await school.call('zheng', 'notice.acknowledge', { id })
    school.setNow('2026-11-18T17:00:00+08:00')
    expect(await school.call('zheng', 'notice.acknowledge', { id })).toEqual(given)
    expect(await owes()).toBe(false)
    expect((await school.call('zheng', 'notice.read', { id })).receipt).toEqual({
      asked: true,
      given: given.at,
      owed: false,
    })
    expect(await countsFor('qian', id)).toEqual({ people: 1, read: 1, acknowledged: 1 })
    expect((await school.refused('feng', 'notice.acknowledge', { id })).code).toBe('notFound')
    expect((await school.refused('li', 'notice.acknowledge', { id })).code).toBe('notFound')
    expect((await school.refused('qian', 'notice.acknowledge', { id })).code).toBe('notFound')
  })

  test('is refused where none is asked for', async () => {
    const id = await published(school, [['parents', 'class1']])
    expect((await school.refused('zheng', 'notice.acknowledge', { id })).code).toBe('receiptNotAsked')
  })
})

describe('numbers', () => {
  test('count whom it was sent to, each once, without its publisher', async () => {
    const id = await published(school, [
      ['parents', 'school'],
      ['parents', 'class2'],
      ['staff', 'maths'],
    ])
    expect(await countsFor('qian', id)).toEqual({ people: 5, read: 0, acknowledged: 0 })
    for (const who of ['zheng', 'feng', 'zheng', 'he'] as const) await school.call(who, 'notice.read', { id })
    expect(await countsFor('zhou', id)).toEqual({ people: 5, read: 3, acknowledged: 0 })
    const toStaff = await published(school, [['staff', 'school']])
    expect((await countsFor('qian', toStaff))?.people).toBe(8)
  })

  test('are for the publisher and leaders, of the own class for its teacher, and for nobody else', async () => {
    const toAll = await published(school, [['parents', 'school']])
    expect((await school.call('li', 'notice.read', { id: toAll })).counts).toEqual({
      people: 1,
      read: 0,
      acknowledged: 0,
    })
    expect(await countsFor('zheng', toAll)).toBeNull()
    const toMaths = await published(school, [['staff', 'maths']], {}, 'sun')
    expect(await countsFor('sun', toMaths)).toEqual({ people: 2, read: 0, acknowledged: 0 })
    expect(await countsFor('li', toMaths)).toBeNull()
  })
})

describe('names of who has not read it', () => {
  test('are for leaders: staff in roster order, then parents by class under the name they gave it', async () => {
    const id = await published(school, [
      ['parents', 'class1'],
      ['parents', 'class3'],
      ['staff', 'maths'],
    ])
    expect(await namesFor('qian', id)).toEqual([
      ...['孙组长 数学组', '李老师 数学组', '何老师 数学组', '郑家长 一年级1班', '小宇爸爸 二年级1班'],
    ])
    await school.call('li', 'notice.read', { id })
    await school.call('zheng', 'notice.read', { id })
    expect(await namesFor('zhou', id)).toEqual(['孙组长 数学组', '何老师 数学组', '小宇爸爸 二年级1班'])
    expect((await namesFor('zhou', id, 'unacknowledged')).length).toBe(5)
  })

  test('are for a class teacher of the own class only', async () => {
    const id = await published(school, [
      ['parents', 'school'],
      ['staff', 'school'],
    ])
    expect(await namesFor('li', id)).toEqual(['郑家长 一年级1班'])
    const toClass2 = await published(school, [['parents', 'class2']])
    expect((await school.refused('li', 'notice.readers', { id: toClass2, show: 'unread' })).code).toBe(
      'notFound',
    )
    const toMaths = await published(school, [['staff', 'maths']])
    expect((await school.refused('li', 'notice.readers', { id: toMaths, show: 'unread' })).code).toBe(
      'notAllowed',
    )
  })

  test('are for nobody else, neither a lead who wrote it nor past the operation', async () => {
    const id = await published(school, [['staff', 'maths']], {}, 'sun')
    for (const who of ['sun', 'wang', 'wu', 'zheng'] as const)
      expect((await school.refused(who, 'notice.readers', { id, show: 'unread' })).code).toBe('notAllowed')
    const told = (who: PersonKey) =>
      entered(school, who, (as) =>
        as.rows(`select * from youju.notice_missing($1, 'unread', 0, 100)`, [id]).then((rows) => rows.length),
      )
    expect([await told('qian'), await told('sun'), await told('wang'), await told('zheng')]).toEqual([
      2, 0, 0, 0,
    ])
    const counts = await entered(school, 'zheng', (as) =>
      as.rows('select * from youju.notice_counts($1)', [id]),
    )
    expect(counts).toEqual([{ people: 0, read: 0, acknowledged: 0 }])
    expect(await entered(school, 'qian', (as) => as.tries('select from youju.followed_up($1)', [id]))).toBe(
      'denied',
    )
  })
})

describe('a correction', () => {
  const correction = (id: string, tellAgain: boolean) => ({
    ...{ id, revision: 1, title: '期中家长会', text: '改到周六。', because: '与运动会冲突' },
    tellAgain,
  })

  test('that tells again is unread for those who have read it, and asks for the receipt anew', async () => {
    const id = await published(school, [['parents', 'class1']], { receipt: true })
    await school.call('zheng', 'notice.acknowledge', { id })
    const before = await unread('zheng')
    school.setNow('2026-11-18T17:00:00+08:00')
    await school.call('qian', 'notice.correct', correction(id, true))
    expect(await unread('zheng')).toBe(before + 1)
    expect(await countsFor('qian', id)).toEqual({ people: 1, read: 0, acknowledged: 0 })
    expect((await school.call('zheng', 'notice.read', { id })).receipt).toEqual({
      asked: true,
      given: null,
      owed: true,
    })
    expect(await unread('zheng')).toBe(before)
    await school.call('zheng', 'notice.acknowledge', { id })
    expect(await countsFor('qian', id)).toEqual({ people: 1, read: 1, acknowledged: 1 })
  })

  test('that does not leaves them in peace', async () => {
    const id = await published(school, [['parents', 'class1']])
    await school.call('zheng', 'notice.read', { id })
    const before = await unread('zheng')
    await school.call('qian', 'notice.correct', correction(id, false))
    expect(await unread('zheng')).toBe(before)
  })
})
