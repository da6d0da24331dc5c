import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from '../school/test-school'

let school: TestSchool
let seenOnSunday: unknown
beforeAll(async () => {
  school = await testSchool({ now: '2026-11-13T17:00:00+08:00' })
  const { sun } = school.people
  await school.call(
    'wang',
    'record.submit',
    school.observation({ on: '2026-11-12', teacherId: sun, periods: [1, 2] }),
  )
  await school.call(
    'li',
    'record.submit',
    school.observation({ on: '2026-11-13', teacherId: sun, periods: [1] }),
  )
  school.setNow('2026-11-16T08:00:00+08:00')
  seenOnSunday = (await school.call('zhou', 'standing.school', { week: 11 })).promises
})
afterAll(() => school.close())

const weekEleven = async () => {
  const { items } = await school.call('zhou', 'report.list', { kind: 'week' })
  return items.find(({ title }) => title === '第 11 周周报')?.id ?? ''
}

describe('a week’s report', () => {
  test('is there on Monday, and one of each month that is over', async () => {
    const { items } = await school.call('zhou', 'report.list', {})
    expect(items.slice(0, 2).map(({ title, from, to }) => [title, from, to])).toEqual([
      ['第 11 周周报', '2026-11-09', '2026-11-15'],
      ['第 10 周周报', '2026-11-02', '2026-11-08'],
    ])
    const months = await school.call('zhou', 'report.list', { kind: 'month' })
    expect(months.items.map(({ title }) => title)).toEqual(['2026 年 10 月月报', '2026 年 9 月月报'])
  })

  test('says what the week’s page said when it was frozen', async () => {
    const report = await school.call('zhou', 'report.show', { id: await weekEleven() })
    expect(report.report.frozenAt).toBe('2026-11-15T16:00:00.000Z')
    expect(report.promises).toEqual(seenOnSunday)
    expect(report.later).toEqual({ records: 0, differences: [] })
  })

  test('frozen again makes nothing new', async () => {
    expect((await school.call('qian', 'report.freeze', {})).frozen).toEqual([])
  })

  test('stays as it was when records arrive and go later, and shows both beside it', async () => {
    const id = await weekEleven()
    const { later: _, ...before } = await school.call('zhou', 'report.show', { id })
    school.setNow('2026-11-17T16:40:00+08:00')
    const late = school.observation({ on: '2026-11-13', periods: [4], teacherId: school.people.sun })
    await school.call('wang', 'record.submit', late)
    const mine = await school.call('li', 'record.list', { whose: 'mine' })
    const reason = '记错了'
    await school.call('li', 'record.withdraw', { id: mine.items[0]?.id ?? '', revision: 1, reason })
    const { later, ...after } = await school.call('zhou', 'report.show', { id })
    expect(after).toEqual(before)
    expect(later.records).toBe(2)
    expect(
      later.differences.map(({ subjectName, was, now, words }) => [subjectName, was, now, words]),
    ).toEqual([
      ['李老师', 1, 0, '定稿时 1 节，现在 0 节（撤回或更正）'],
      ['王老师', 2, 3, '定稿时 2 节，现在 3 节（已补录）'],
    ])
    const { items } = await school.call('zhou', 'report.later', { id })
    expect(items.map(({ what, record }) => [what, record.on]).sort()).toEqual([
      ['added', '2026-11-13'],
      ['removed', '2026-11-13'],
    ])
  })

  test('made on Wednesday says the same as one made on Monday', async () => {
    const other = await testSchool({ now: '2026-11-13T17:00:00+08:00', beside: school })
    const { sun } = other.people
    await other.call(
      'wang',
      'record.submit',
      other.observation({ on: '2026-11-12', teacherId: sun, periods: [1, 2] }),
    )
    await other.call(
      'li',
      'record.submit',
      other.observation({ on: '2026-11-13', teacherId: sun, periods: [1] }),
    )
    other.setNow('2026-11-18T10:00:00+08:00')
    await other.call(
      'wang',
      'record.submit',
      other.observation({ on: '2026-11-13', teacherId: sun, periods: [4] }),
    )
    const { items } = await other.call('zhou', 'report.list', { kind: 'week' })
    const { promises } = await other.call('zhou', 'report.show', { id: items[0]?.id ?? '' })
    expect(promises).toEqual(seenOnSunday)
    await other.close()
  })

  test('is for those who see the school', async () => {
    const id = await weekEleven()
    for (const who of ['sun', 'li', 'zheng'] as const) {
      expect((await school.refused(who, 'report.list', {})).code).toBe('notAllowed')
      expect((await school.refused(who, 'report.show', { id })).code).toBe('notAllowed')
    }
    expect((await school.call('wu', 'report.show', { id })).report.id).toBe(id)
  })

  test('of another school is not found', async () => {
    const id = await weekEleven()
    const other = await testSchool()
    expect((await other.refused('zhou', 'report.show', { id })).code).toBe('notFound')
    await other.close()
  })
})
