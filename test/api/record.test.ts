import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestSchool, testSchool } from './school/test-school'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool()
})
afterAll(() => school.close())

describe('record.submit', () => {
  test('an observation counts at once for the quota of its observer', async () => {
    const receipt = await school.call('wang', 'record.submit', school.observation())
    expect(receipt.state).toBe('counted')
    expect(receipt.credits).toEqual([
      { ruleId: 'TK5', ruleName: '教师听课（46 周岁及以上）', quantity: 1, unit: '节' },
    ])
    const mine = await school.call('wang', 'standing.mine', {})
    expect(mine.promises[0]?.standing).toMatchObject({ done: 1, target: 15 })
  })
})
