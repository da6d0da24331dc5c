import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from '../school/test-school'
import { weekTwelve } from '../school/week-twelve'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  await weekTwelve(school)
})
afterAll(() => school.close())

describe('reports', () => {
  test('are there for every week with lessons and every month that is over', async () => {
    const { items } = await school.call('zhou', 'report.list', {})
    expect(items.slice(0, 3).map(({ kind, title }) => [kind, title])).toEqual([
      ['week', '第 11 周周报'],
      ['week', '第 10 周周报'],
      ['week', '第 9 周周报'],
    ])
    const months = await school.call('zhou', 'report.list', { kind: 'month' })
    expect(months.items.map(({ title }) => title)).toEqual(['2026 年 10 月月报', '2026 年 9 月月报'])
  })

  test('freezing again makes nothing new', async () => {
    expect((await school.call('qian', 'report.freeze', {})).frozen).toEqual([])
  })

  test('a report stays as it was when a record arrives later, and says so', async () => {
    const [first] = (await school.call('zhou', 'report.list', {})).items
    const id = first?.id ?? ''
    const before = await school.call('zhou', 'report.show', { id })
    expect(before.later).toEqual({ records: 0, differences: [] })
    school.setNow('2026-11-18T16:40:00+08:00')
    await school.call(
      'wang',
      'record.submit',
      school.observation({ on: '2026-11-13', periods: [4], teacherId: school.people.sun }),
    )
    const { later, ...after } = await school.call('zhou', 'report.show', { id })
    expect({ ...after, later: before.later }).toEqual(before)
    expect(later.records).toBe(1)
    expect(later.differences.map(({ subjectName, was, now }) => [subjectName, was, now])).toEqual([
      ['王老师', 4, 5],
    ])
    const { items } = await school.call('zhou', 'report.later', { id })
    expect(items.map(({ what, record }) => [what, record.on])).toEqual([['added', '2026-11-13']])
  })
})
