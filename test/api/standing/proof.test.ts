import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { everyPage } from '../school/pages'
import { type TestSchool, testSchool } from '../school/test-school'
import { weekTwelve } from '../school/week-twelve'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
  await weekTwelve(school)
})
afterAll(() => school.close())

type Proof = Output<'standing.proof'>

/** All pages of what a number is made of. */
async function proofOf(ruleId: string, subjectId: string, week?: number): Promise<Proof[]> {
  const proofs: Proof[] = []
  await everyPage(async (input) => {
    const asked = week === undefined ? { ruleId, subjectId } : { ruleId, subjectId, week }
    const proof = await school.call('zhou', 'standing.proof', { ...asked, ...input })
    proofs.push(proof)
    return proof.counted
  })
  return proofs
}

describe('what Wang’s 8 periods are made of', () => {
  test('the formula, the clause and the plan’s version', async () => {
    const [proof] = await proofOf('TK5', school.people.wang)
    expect(proof).toMatchObject({
      formula: [
        '要求：每学期听课节数 ≥15节',
        '已完成 = 本学期（2026 年 9 月 1 日至 2027 年 1 月 22 日）计入的听课节数之和 = 8',
        '按进度应有 = 15 × 57 ÷ 104 个教学日，去尾 = 8',
      ],
      asOf: { date: '2026-11-18', planTitle: '青禾小学学期工作计划', planVersion: 1 },
    })
    expect(proof?.clauseText).toContain('46 周岁及以上的教师不少于 15 节')
  })

  test('four double periods, the newest first', async () => {
    const [proof] = await proofOf('TK5', school.people.wang)
    expect(proof?.counted.items.map(({ on, quantity }) => [on, quantity])).toEqual([
      ['2026-11-17', 2],
      ['2026-11-16', 2],
      ['2026-11-12', 2],
      ['2026-11-11', 2],
    ])
  })

  test('and three records left out, each with its reason', async () => {
    const [proof] = await proofOf('TK5', school.people.wang)
    expect(proof?.leftOut.map(({ record, reason }) => [record.on, reason]).sort()).toEqual([
      ['2026-11-02', '等待核准'],
      ['2026-11-18', '已撤回'],
      ['2026-11-18', '录播课，本计划不计入'],
    ])
  })

  test('as of week 11 the 4 of that week, and what came later is in neither list', async () => {
    const [proof] = await proofOf('TK5', school.people.wang, 11)
    expect(proof?.counted.items.map(({ on }) => on)).toEqual(['2026-11-12', '2026-11-11'])
    expect(proof?.leftOut.map(({ record }) => record.on)).toEqual(['2026-11-02'])
  })
})

test('every number of the school’s week is the sum of the records it opens to', async () => {
  for (const week of [11, 12]) {
    const { promises } = await school.call('zhou', 'standing.school', { week })
    for (const { rule } of promises) {
      const { subjects } = await school.call('zhou', 'standing.rule', { ruleId: rule.id, week })
      // A rate opens to the records of both its sides. Of those who have nothing, one is enough.
      const summed = subjects.items.filter(({ fraction }) => fraction === null)
      const nothing = summed.find(({ done }) => done === 0)
      for (const { subjectId, done } of summed.filter((each) => each.done > 0 || each === nothing)) {
        const items = (await proofOf(rule.id, subjectId, week)).flatMap((page) => page.counted.items)
        expect([rule.id, items.reduce((sum, item) => sum + item.quantity, 0)]).toEqual([rule.id, done])
      }
    }
  }
}, 60_000)

test('an inspection without feedback is left out of the school’s four', async () => {
  const [proof] = await proofOf('JC1', school.id)
  expect(proof?.counted.items.map(({ title }) => title)).toEqual(['作业检查'])
  expect(proof?.leftOut.map(({ record, reason }) => [record.title, reason])).toEqual([
    ['备课检查', '还没有反馈'],
  ])
}, 120_000)

test('a window of three weeks opens to what happened in it', async () => {
  const [proof] = await proofOf('ZL1', school.units.grade1)
  expect(proof).toMatchObject({ standing: { period: { label: '期中' }, done: 1 } })
  expect(proof?.counted.items.map(({ on }) => on)).toEqual(['2026-11-12'])
})

test('more than 30 records come in pages, each once, and what is left out only with the first', async () => {
  for (let index = 0; index < 36; index += 1) {
    const on = addDays('2026-11-18', -Math.floor(index / 6))
    await school.call('chen', 'record.submit', school.observation({ on, periods: [1 + (index % 6)] }))
  }
  const pages = await proofOf('TK3', school.people.chen)
  expect(pages.map(({ counted }) => counted.items.length)).toEqual([30, 6])
  expect(new Set(pages.flatMap(({ counted }) => counted.items.map(({ id }) => id))).size).toBe(36)
  expect(pages[0]?.standing).toMatchObject({ done: 36, status: 'met', words: '已完成，超出 6 节' })
  expect(pages[1]?.leftOut).toEqual([])
})

describe('who may open a number', () => {
  const ask = (who: 'wang' | 'li' | 'wu' | 'zheng', subjectId: string, ruleId = 'TK5') =>
    school.ask(who, 'standing.proof', { ruleId, subjectId })

  test('a teacher opens the own and nobody else’s', async () => {
    expect((await ask('wang', school.people.wang)).body.ok).toBe(true)
    expect((await ask('li', school.people.wang)).body).toMatchObject({ problem: { code: 'notFound' } })
    expect((await ask('li', school.units.maths, 'JY1')).body).toMatchObject({ problem: { code: 'notFound' } })
  })

  test('the clerk opens everybody’s, a parent nobody’s', async () => {
    expect((await ask('wu', school.people.wang)).body.ok).toBe(true)
    expect((await ask('zheng', school.people.wang)).body).toMatchObject({ problem: { code: 'notAllowed' } })
  })

  test('a rule that the person does not stand under, and a person that does not exist, are not found', async () => {
    expect((await ask('wu', school.people.wang, 'TK4')).body).toMatchObject({ problem: { code: 'notFound' } })
    expect((await ask('wu', uuidv7())).body).toMatchObject({ problem: { code: 'notFound' } })
  })

  test('an id in capitals is the same person', async () => {
    expect((await ask('wu', school.people.wang.toUpperCase())).body.ok).toBe(true)
  })
})
