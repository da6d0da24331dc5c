import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Output } from '#core/contract/contract'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'
import { weekTwelve } from '../school/week-twelve'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  await weekTwelve(school)
})
afterAll(() => school.close())

describe('the plan as the dashboard', () => {
  const clauseOf = async (number: string, who: PersonKey = 'zhou') => {
    const { plans } = await school.call(who, 'standing.clauses', {})
    return plans[0]?.clauses.find((each) => each.number === number)
  }

  test('has every promise of the plan on its clause, as the week’s page has it', async () => {
    const { plans } = await school.call('zhou', 'standing.clauses', {})
    const { promises } = await school.call('zhou', 'standing.school', {})
    const live = plans.flatMap(({ clauses }) => clauses.flatMap(({ rules }) => rules))
    const byId = new Map(live.map((each) => [each.rule.id, each.live]))
    for (const { rule, rollUp, words } of promises) {
      if (rollUp.owing + rollUp.waived + rollUp.logOnly > 0)
        expect(byId.get(rule.id)).toEqual({ rollUp, words })
    }
  })

  test('counts on a clause what stands below it', async () => {
    const { plans } = await school.call('zhou', 'standing.clauses', {})
    const clauses = plans[0]?.clauses ?? []
    const top = clauses.filter(({ depth }) => depth === 1)
    const total = (counts: Output<'standing.clauses'>['plans'][number]['counts']) =>
      Object.values(counts).reduce((sum, count) => sum + count, 0)
    expect(top.reduce((sum, { counts }) => sum + total(counts), 0)).toBe(
      total(plans[0]?.counts ?? ({} as never)),
    )
  })

  test('shows a teacher the whole text and the own promises live', async () => {
    const { plans } = await school.call('wang', 'standing.clauses', {})
    const rules = plans.flatMap(({ clauses }) => clauses.flatMap((each) => each.rules))
    expect(rules.filter(({ live }) => live !== null).map(({ rule }) => rule.id)).toContain('TK5')
    expect(rules.find(({ rule }) => rule.id === 'TK1')?.live).toBeNull()
    expect((await clauseOf('1', 'wang'))?.title).toBe((await clauseOf('1'))?.title)
  })
})

describe('a term week by week', () => {
  test('has in each cell what the page of that week says', async () => {
    const { weeks, rows } = await school.call('zhou', 'standing.heat', { by: 'rule', ruleId: 'TK4' })
    expect(weeks.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    for (const week of [10, 11, 12]) {
      const { subjects } = await school.call('zhou', 'standing.rule', { ruleId: 'TK4', week })
      for (const { subjectId, done, target, status } of subjects.items) {
        const cell = rows.find(({ id }) => id === subjectId)?.cells[week - 1]
        expect(cell).toMatchObject({ done, target, status })
      }
    }
  })

  test('says what was counted within each week', async () => {
    const { rows } = await school.call('zhou', 'standing.heat', { by: 'rule', ruleId: 'TK5' })
    const wang = rows.find(({ name }) => name === '王老师')
    expect(wang?.cells.map(({ inWeek }) => inWeek)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4])
  })

  test('is open to a lead for the own people, to a teacher for themselves, to nobody else', async () => {
    const of = (who: PersonKey, person: PersonKey) =>
      school.ask(who, 'standing.heat', { by: 'person', personId: school.people[person] })
    expect((await of('sun', 'li')).body.ok).toBe(true)
    expect((await of('li', 'li')).body.ok).toBe(true)
    expect((await of('sun', 'wang')).body).toMatchObject({ problem: { code: 'notFound' } })
    expect((await of('li', 'wang')).body).toMatchObject({ problem: { code: 'notFound' } })
  })

  test('of a group has the group’s promises', async () => {
    const { rows } = await school.call('sun', 'standing.heat', { by: 'unit', unitId: school.units.maths })
    const thursdays = rows.find(({ id }) => id === 'JY1')
    expect(thursdays?.cells[10]).toMatchObject({ status: 'met', done: 1 })
  })
})

describe('a group’s page', () => {
  test('has its promises, its people and their promises together', async () => {
    const page = await school.call('sun', 'standing.group', { groupId: school.units.maths })
    expect(page.group).toMatchObject({ name: '数学组', leads: ['孙组长'] })
    expect(page.members.map(({ name }) => name)).toEqual(['孙组长', '李老师', '何老师'])
    expect(page.promises.map(({ rule }) => rule.id)).toContain('JY1')
    const li = page.members[1]?.promises.find(({ ruleId }) => ruleId === 'TK4')
    expect(li?.standing.done).toBe(9)
    const together = page.together.find(({ rule }) => rule.id === 'TK4')
    expect(together?.rollUp).toMatchObject({ owing: 2, done: 11 })
  })

  test('is open to its lead and to leaders only', async () => {
    const page = { groupId: school.units.maths }
    expect((await school.refused('chen', 'standing.group', page)).code).toBe('notFound')
    expect((await school.refused('li', 'standing.group', page)).code).toBe('notAllowed')
    expect((await school.call('wu', 'standing.group', page)).group.name).toBe('数学组')
  })
})

describe('the week’s page', () => {
  test('says what of each recurring promise falls due', async () => {
    const { due } = await school.call('zhou', 'standing.school', { week: 11 })
    const thursdays = due.find(({ ruleId }) => ruleId === 'JY1')
    expect(thursdays?.counts).toMatchObject({ done: 1, missed: 1 })
    expect(thursdays?.open.map(({ subjectName, state }) => [subjectName, state])).toEqual([
      ['语文组', 'missed'],
    ])
  })

  test('of the running week says what is still to come', async () => {
    const { due, pace } = await school.call('zhou', 'standing.school', {})
    expect(due.find(({ ruleId }) => ruleId === 'JY1')?.counts).toMatchObject({ coming: 2 })
    expect(pace).toEqual({ elapsed: 57, total: 104, words: '本学期 104 个教学日，已过 57 个' })
  })
})

describe('as it was known at a past moment', () => {
  const known = (knownAt: string) => school.call('zhou', 'standing.school', { week: 11, knownAt })

  test('is what was answered at that moment, whatever came later', async () => {
    const before = await school.call('zhou', 'standing.school', { week: 11 })
    const own = await school.call('wang', 'standing.mine', {})
    school.setNow('2026-11-18T17:00:00+08:00')
    await school.call('wang', 'record.submit', school.observation({ on: '2026-11-13', periods: [5] }))
    const then = await known('2026-11-18T16:45:00+08:00')
    expect(then.promises).toEqual(before.promises)
    expect(then.happened).toEqual(before.happened)
    expect(then.asOf.knownAt).toBe('2026-11-18T08:45:00.000Z')
    const ownThen = await school.call('wang', 'standing.mine', { knownAt: '2026-11-18T16:45:00+08:00' })
    expect(ownThen.promises).toEqual(own.promises)
    const proof = await school.call('zhou', 'standing.proof', {
      ruleId: 'TK5',
      subjectId: school.people.wang,
      knownAt: '2026-11-18T16:45:00+08:00',
    })
    expect(proof.counted.items.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(8)
  })

  test('is told of no moment to come', async () => {
    expect(
      (await school.refused('zhou', 'standing.school', { knownAt: '2026-11-19T00:00:00+08:00' })).code,
    ).toBe('badInput')
  })
})
