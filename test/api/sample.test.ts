import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonKey } from './school/cast'
import { entered } from './school/entered'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
let beside: TestSchool
/** Six of Wang's, one each of Xu's, Sun's and the director's own; all within four weeks. */
const byAuthor = new Map<PersonKey, string[]>()
beforeAll(async () => {
  school = await testSchool()
  beside = await testSchool({ beside: school })
  const keep = async (who: PersonKey, changes: Parameters<TestSchool['observation']>[0]) => {
    const observation = school.observation(changes)
    await school.call(who, 'record.submit', observation)
    byAuthor.set(who, [...(byAuthor.get(who) ?? []), observation.id])
    return observation.id
  }
  for (const periods of [[1], [2], [3], [4], [5], [6]]) await keep('wang', { periods })
  await keep('xu', {})
  await keep('sun', {})
  await keep('qian', {})
  await keep('chen', { teacherId: school.people.qian })
  school.setNow('2026-10-21T16:30:00+08:00')
  await keep('li', { on: '2026-10-20', teacherId: school.people.sun })
  school.setNow('2026-11-18T16:30:00+08:00')
})
afterAll(() => Promise.all([school.close(), beside.close()]))

const drawn = async (who: PersonKey, size = 20) =>
  school.call(who, 'record.sample', { size, kind: 'observation' })
const idsOf = async (who: PersonKey, size?: number) => (await drawn(who, size)).items.map(({ id }) => id)
const of = (who: PersonKey) => byAuthor.get(who) ?? []

describe('a sample', () => {
  test('is drawn from the last four weeks, never from one’s own records nor from those about oneself', async () => {
    const { from, counted, checked, items } = await drawn('qian')
    expect({ from, counted, checked }).toEqual({ from: '2026-10-21', counted: 8, checked: 0 })
    const ids = items.map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set([...of('wang'), ...of('xu'), ...of('sun')]))
    expect((await drawn('zhou')).counted).toBe(10)
  })

  test('of three has three authors; only what is over falls on who wrote most', async () => {
    const { items } = await drawn('qian', 3)
    expect(new Set(items.map(({ authorName }) => authorName))).toEqual(
      new Set(['王老师', '许老师', '孙组长']),
    )
    expect((await drawn('qian', 4)).items.at(-1)?.authorName).toBe('王老师')
  })

  test('is the same each time it is asked for in a week, a larger one begins with it, and a colleague’s is another', async () => {
    const all = await idsOf('qian')
    expect(await idsOf('qian')).toEqual(all)
    expect(await idsOf('qian', 5)).toEqual(all.slice(0, 5))
    school.setNow('2026-11-22T23:00:00+08:00')
    expect(await idsOf('qian')).toEqual(all)
    const orders = new Set([all.join()])
    for (const monday of ['2026-11-23', '2026-11-30', '2026-12-07']) {
      school.setNow(`${monday}T08:00:00+08:00`)
      orders.add((await idsOf('qian')).join())
    }
    school.setNow('2026-11-18T16:30:00+08:00')
    orders.add((await idsOf('zhou')).join())
    expect(orders.size).toBeGreaterThan(3)
  })

  test.each<[string, PersonKey]>([
    ['a teacher', 'wang'],
    ['a group lead', 'sun'],
    ['the clerk', 'wu'],
    ['a parent', 'zheng'],
  ])('is not drawn by %s', async (_, who) => {
    const input = { size: 5, kind: 'observation' } as const
    expect((await school.refused(who, 'record.sample', input)).code).toBe('notAllowed')
  })

  test('of a school beside it has nothing of this one', async () => {
    expect(await beside.call('qian', 'record.sample', { size: 20, kind: 'observation' })).toMatchObject({
      counted: 0,
      items: [],
    })
  })
})

describe('a record that passed', () => {
  test('is marked as checked, by whom and when, and drawn no more; the others keep their order', async () => {
    const before = await idsOf('qian')
    const [id = ''] = before
    await school.call('qian', 'record.decide', { id, revision: 1, decision: 'pass' })
    expect(await idsOf('qian')).toEqual(before.slice(1))
    expect(await drawn('qian')).toMatchObject({ counted: 8, checked: 1 })
    const record = await school.call('qian', 'record.show', { id })
    expect(record).toMatchObject({ state: 'counted', revision: 1, checked: { who: '钱主任' } })
    expect(record.may).toMatchObject({ pass: false, return: true })
    expect(record.history.map(({ who, did }) => [who, did]).at(-1)).toEqual(['钱主任', 'passed'])
    const { items } = await school.call('zhou', 'record.sample', { size: 20, kind: 'observation' })
    expect(items.map((item) => item.id)).not.toContain(id)
  })

  test('twice is checked once', async () => {
    const [id = ''] = await idsOf('qian')
    const pass = { id, revision: 1, decision: 'pass' } as const
    const answers = await Promise.all([1, 2].map(() => school.call('qian', 'record.decide', pass)))
    expect(answers[1]).toEqual(answers[0])
    const { history } = await school.call('qian', 'record.show', { id })
    expect(history.filter(({ did }) => did === 'passed')).toHaveLength(1)
  })

  test('and is corrected afterwards is open to checking again', async () => {
    const observation = school.observation({ on: '2026-11-17' })
    await school.call('xu', 'record.submit', observation)
    const { id } = observation
    await school.call('qian', 'record.decide', { id, revision: 1, decision: 'pass' })
    expect(await idsOf('qian')).not.toContain(id)
    const content = school.observation({ on: '2026-11-17', note: '补一句' }).content
    await school.call('xu', 'record.correct', { id, revision: 1, content })
    expect(await idsOf('qian')).toContain(id)
    expect((await school.call('xu', 'record.show', { id })).checked).toBeNull()
  })
})

describe('passing is refused', () => {
  const code = async (who: PersonKey, id: string, revision = 1) =>
    (await school.refused(who, 'record.decide', { id, revision, decision: 'pass' })).code

  test('for one’s own record, to a teacher, and to another school', async () => {
    const [own = ''] = of('qian')
    expect(await code('qian', own)).toBe('ownRecord')
    const [ofWang = ''] = of('wang')
    expect(await code('li', ofWang)).toBe('notAllowed')
    const input = { id: ofWang, revision: 1, decision: 'pass' } as const
    expect((await beside.refused('qian', 'record.decide', input)).code).toBe('notFound')
  })

  test('on a revision that is not the present one, and for what does not count', async () => {
    const observation = school.observation({ on: '2026-11-16' })
    await school.call('xu', 'record.submit', observation)
    expect(await code('qian', observation.id, 2)).toBe('changedMeanwhile')
    await school.call('xu', 'record.withdraw', { id: observation.id, revision: 1, reason: '记错了' })
    expect(await code('qian', observation.id, 2)).toBe('nothingToDecide')
  })

  test('by row security too: for one’s own record, in another’s name, and to the clerk', async () => {
    const insert = `insert into youju.record_check (district_id, record_id, content_hash, school_id, checker_id, at)
      values ($1, $2, 'x', $3, $4, now())`
    const tries = (who: PersonKey, checker: PersonKey, recordId = '') =>
      entered(school, who, (as) =>
        as.tries(insert, [school.districtId, recordId, school.id, school.people[checker]]),
      )
    expect(await tries('qian', 'qian', of('wang')[0])).toBe(1)
    expect(await tries('qian', 'qian', of('qian')[0])).toBe('denied')
    expect(await tries('qian', 'zhou', of('wang')[0])).toBe('denied')
    expect(await tries('wu', 'wu', of('wang')[0])).toBe('denied')
    expect(await tries('li', 'li', of('wang')[0])).toBe('denied')
  })
})

test('a late entry that was approved has been looked at: it is not drawn', async () => {
  const observation = school.observation({ on: '2026-11-02' })
  await school.call('xu', 'record.submit', observation)
  const { id } = observation
  await school.call('qian', 'record.decide', { id, revision: 1, decision: 'approve' })
  expect((await school.call('xu', 'record.show', { id })).checked).toMatchObject({ who: '钱主任' })
  expect(await idsOf('zhou')).not.toContain(id)
})
