import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from '../school/test-school'
import { declared } from './contents'
import { handInPlan } from './plan'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool({ plan: handInPlan() })
})
afterEach(() => school.close())

const credits = () =>
  school.rows<{ measure: string; quantity: number; on: string }>(
    `select measure, quantity, on_date::text as "on" from youju.credit 
      where school_id = $1 and measure like 'declared/%' order by on_date, measure`,
    [school.id],
  )

describe('a number', () => {
  test('of 612 is credited as 612, and as given', async () => {
    const receipt = await school.call('wu', 'record.submit', declared())
    expect(receipt.credits).toMatchObject([{ ruleId: '在校生', quantity: 612 }])
    expect(await credits()).toEqual([
      { measure: 'declared/在校生数/school', quantity: 612, on: '2026-11-18' },
      { measure: 'declared/在校生数/school#given', quantity: 1, on: '2026-11-18' },
    ])
  })

  test('of 0 is given, too', async () => {
    await school.call('wu', 'record.submit', declared({ amount: 0 }))
    expect((await credits()).map(({ quantity }) => quantity)).toEqual([0, 1])
  })

  test('as of another day stands beside the first, and one of the same day is that same number', async () => {
    await school.call('wu', 'record.submit', declared({ on: '2026-11-12' }))
    await school.call('zhou', 'record.submit', declared({ amount: 613 }))
    expect((await credits()).map(({ on, quantity }) => `${on} ${quantity}`)).toEqual([
      '2026-11-12 612',
      '2026-11-12 1',
      '2026-11-18 613',
      '2026-11-18 1',
    ])
    const again = declared({ amount: 614 })
    expect(await school.refused('qian', 'record.submit', again)).toMatchObject({ code: 'alreadyRecorded' })
  })

  test('is whole, not negative, and says where it is from', async () => {
    for (const wrong of [{ amount: 1.5 }, { amount: -1 }, { source: ' ' }]) {
      expect(await school.refused('wu', 'record.submit', declared(wrong))).toMatchObject({ code: 'badInput' })
    }
  })

  test('is accepted by nobody: it counts as it is', async () => {
    const number = declared()
    await school.call('wu', 'record.submit', number)
    const decision = { id: number.id, revision: 1, decision: 'accept' as const }
    expect(await school.refused('zhou', 'record.decide', decision)).toMatchObject({
      code: 'notYoursToAccept',
    })
  })
})

test('a class teacher declares the own class and not another', async () => {
  const of = (unitId: string) => declared({ title: '班级人数', level: 'class', unitId, amount: 41 })
  await school.call('li', 'record.submit', of(school.units.class1))
  expect(await school.refused('li', 'record.submit', of(school.units.class2))).toMatchObject({
    code: 'notAllowed',
  })
})
