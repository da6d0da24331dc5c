import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from '../school/test-school'
import { handedIn } from './contents'
import { handInPlan } from './plan'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool({ plan: handInPlan() })
})
afterEach(() => school.close())

const credits = (id: string) =>
  school.rows<{ measure: string; on: string }>(
    'select measure, on_date::text as "on" from youju.credit where record_id = $1 order by measure',
    [id],
  )

const ACCEPTED = 'deliverable/学校发展五年规划/school/accepted'
const accept = { decision: 'accept' as const }

describe('what the school hands in', () => {
  test('counts once another leader has accepted it, for the day it was handed in', async () => {
    school.setNow('2026-11-13T09:00:00+08:00')
    const plan = handedIn({ on: '2026-11-13', note: '第一稿' })
    expect(await school.call('wu', 'record.submit', plan)).toMatchObject({
      state: 'counted',
      credits: [],
      leftOut: [{ ruleId: '五年规划', reason: '等待受理，受理后计入' }],
    })
    expect(await credits(plan.id)).toEqual([])
    school.setNow('2026-11-18T09:00:00+08:00')
    const receipt = await school.call('zhou', 'record.decide', { id: plan.id, revision: 1, ...accept })
    expect(receipt).toMatchObject({ revision: 2, credits: [{ ruleId: '五年规划', quantity: 1 }] })
    expect(await credits(plan.id)).toEqual([{ measure: ACCEPTED, on: '2026-11-13' }])
    const shown = await school.call('wu', 'record.show', { id: plan.id })
    expect(shown.content.payload).toMatchObject({ on: '2026-11-13', acceptedOn: '2026-11-18' })
    expect(shown.history.map(({ did }) => did)).toEqual(['submitted', 'accepted'])
  })

  test('is accepted once, however often that is asked', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    await school.call('zhou', 'record.decide', { id: plan.id, revision: 1, ...accept })
    const again = await school.call('zhou', 'record.decide', { id: plan.id, revision: 1, ...accept })
    expect(again.revision).toBe(2)
    expect(
      await school.refused('qian', 'record.decide', { id: plan.id, revision: 2, ...accept }),
    ).toMatchObject({
      code: 'nothingToDecide',
    })
  })

  test('loses its credit when it is returned, and keeps its first day when it is handed in again', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    await school.call('zhou', 'record.decide', { id: plan.id, revision: 1, ...accept })
    const back = { id: plan.id, revision: 2, decision: 'return' as const, reason: '缺附件' }
    await school.call('qian', 'record.decide', back)
    expect(await credits(plan.id)).toEqual([])
    school.setNow('2026-11-20T09:00:00+08:00')
    const { content } = handedIn({ on: '2026-11-20', note: '补了附件' })
    const corrected = await school.call('wu', 'record.correct', { id: plan.id, revision: 3, content })
    expect(corrected).toMatchObject({ state: 'awaiting', late: false })
    await school.call('zhou', 'record.decide', { id: plan.id, revision: 4, ...accept })
    expect(await credits(plan.id)).toEqual([{ measure: ACCEPTED, on: '2026-11-18' }])
  })

  test('is accepted anew after its author has changed it', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    await school.call('zhou', 'record.decide', { id: plan.id, revision: 1, ...accept })
    const { content } = handedIn({ note: '换了一页', acceptedOn: '2026-11-18' })
    await school.call('wu', 'record.correct', { id: plan.id, revision: 2, content })
    expect(await credits(plan.id)).toEqual([])
    const { items } = await school.call('zhou', 'record.list', { whose: 'toAccept' })
    expect(items.map(({ id }) => id)).toEqual([plan.id])
  })

  test('under another title is another thing, handed in today', async () => {
    const own = handedIn({ title: '教学计划', level: 'person', on: '2026-11-12' })
    await school.call('sun', 'record.submit', own)
    const { content } = handedIn({
      title: '教研总结',
      level: 'group',
      unitId: school.units.maths,
      on: '2026-11-12',
    })
    await school.call('sun', 'record.correct', { id: own.id, revision: 1, content })
    const shown = await school.call('sun', 'record.show', { id: own.id })
    expect(shown.content.payload.on).toBe('2026-11-18')
  })

  test('is not accepted by its author, and nobody accepts what comes with an acceptance of its own', async () => {
    const plan = handedIn({ acceptedOn: '2026-11-18' })
    await school.call('qian', 'record.submit', plan)
    expect(await credits(plan.id)).toEqual([])
    expect(
      await school.refused('qian', 'record.decide', { id: plan.id, revision: 1, ...accept }),
    ).toMatchObject({
      code: 'ownRecord',
    })
  })

  test('twice on one day under one title is one thing', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    expect(await school.refused('zhou', 'record.submit', handedIn())).toMatchObject({
      code: 'alreadyRecorded',
      details: { recordId: plan.id },
    })
  })
})

describe('who hands in', () => {
  test('a teacher for herself and not for the school', async () => {
    await school.call('li', 'record.submit', handedIn({ title: '教学计划', level: 'person' }))
    expect(await school.refused('li', 'record.submit', handedIn())).toMatchObject({ code: 'notAllowed' })
  })

  test('a lead for the own group and not for another', async () => {
    const { maths, chinese } = school.units
    const of = (unitId: string) => handedIn({ title: '教研总结', level: 'group', unitId })
    await school.call('sun', 'record.submit', of(maths))
    expect(await school.refused('sun', 'record.submit', of(chinese))).toMatchObject({ code: 'notAllowed' })
    expect(await school.refused('li', 'record.submit', of(maths))).toMatchObject({ code: 'notAllowed' })
  })

  test('nobody under a title that no plan asks for, at another level, or for another kind of unit', async () => {
    const other = handedIn({ title: '没有要的材料' })
    expect(await school.refused('zhou', 'record.submit', other)).toMatchObject({ code: 'notAsked' })
    const own = handedIn({ level: 'person' })
    expect(await school.refused('zhou', 'record.submit', own)).toMatchObject({ code: 'notAsked' })
    const ofClass = handedIn({ title: '教研总结', level: 'group', unitId: school.units.class1 })
    expect(await school.refused('zhou', 'record.submit', ofClass)).toMatchObject({ code: 'unknownUnit' })
  })

  test('a title with other spaces and widths is the plan’s', async () => {
    const plan = handedIn({ title: ' 学校发展五年规划 ' })
    await school.call('wu', 'record.submit', plan)
    expect((await school.call('wu', 'record.show', { id: plan.id })).content.payload).toMatchObject({
      title: '学校发展五年规划',
    })
  })

  test('and a teacher accepts nothing', async () => {
    const plan = handedIn()
    await school.call('wu', 'record.submit', plan)
    for (const who of ['wu', 'li', 'sun'] as const) {
      const refused = await school.refused(who, 'record.decide', { id: plan.id, revision: 1, ...accept })
      expect(refused.code).toBe('notAllowed')
    }
  })
})
