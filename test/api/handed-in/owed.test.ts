import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonKey } from '../school/cast'
import { type TestSchool, testSchool } from '../school/test-school'
import { declared, handedIn } from './contents'
import { handInPlan } from './plan'

let school: TestSchool
beforeEach(async () => {
  school = await testSchool({ plan: handInPlan() })
})
afterEach(() => school.close())

const KNOWN = ['学校发展五年规划', '教研总结', '教学计划', '在校生数', '班级人数']

/** Title, unit and day due, as listed. */
async function owed(who: PersonKey) {
  const { items } = await school.call(who, 'agenda.owed', {})
  return items
    .filter(({ title }) => KNOWN.includes(title))
    .map(({ title, unitName, due }) => [title, unitName, due?.on ?? null].filter((part) => part !== ''))
}

describe('what is owed', () => {
  test('falls to the clerk for the school, to a lead for the group, to a class teacher for the class', async () => {
    expect(await owed('wu')).toEqual([
      ['学校发展五年规划', '2026-11-13'],
      ['在校生数', '2026-11-13'],
    ])
    expect(await owed('sun')).toEqual([
      ['教研总结', '数学组', '2026-11-13'],
      ['教学计划', '2027-01-22'],
    ])
    expect(await owed('li')).toEqual([
      ['班级人数', '一年级1班', '2026-11-13'],
      ['教学计划', '2027-01-22'],
    ])
    expect(await owed('wang')).toEqual([['教学计划', '2027-01-22']])
  })

  test('is not owed any more once it is handed in, whoever did it for the school', async () => {
    await school.call('wu', 'record.submit', handedIn({ on: '2026-11-13' }))
    await school.call('qian', 'record.submit', declared())
    const { items } = await school.call('zhou', 'agenda.owed', {})
    const plan = items.find(({ title }) => title === '学校发展五年规划')
    expect(plan).toMatchObject({ due: null, accepting: true, last: { state: 'counted', acceptedOn: null } })
    // Declared five days late, it stands for the stretch that was missed.
    expect(items.find(({ title }) => title === '在校生数')).toMatchObject({
      due: null,
      last: { amount: 612 },
    })
  })

  test('is owed again when it is returned or withdrawn', async () => {
    const returned = handedIn()
    await school.call('wu', 'record.submit', returned)
    const decision = { id: returned.id, revision: 1, decision: 'return' as const, reason: '缺附件' }
    await school.call('zhou', 'record.decide', decision)
    const number = declared()
    await school.call('wu', 'record.submit', number)
    await school.call('wu', 'record.withdraw', { id: number.id, revision: 1, reason: '' })
    const { items } = await school.call('wu', 'agenda.owed', {})
    expect(items.find(({ title }) => title === '学校发展五年规划')).toMatchObject({
      due: { on: '2026-11-13' },
      last: { state: 'returned' },
    })
    expect(items.find(({ title }) => title === '在校生数')).toMatchObject({
      due: { on: '2026-11-13' },
      last: null,
    })
  })

  test('stands on the day’s list when it is overdue or 14 days off, and not when it is 15', async () => {
    const today = async () => {
      const { owed: soon = [] } = await school.call('wang', 'agenda.today', {})
      return soon.map(({ title }) => title).includes('教学计划')
    }
    school.setNow('2027-01-07T08:00:00+08:00')
    expect(await today()).toBe(false)
    school.setNow('2027-01-08T08:00:00+08:00')
    expect(await today()).toBe(true)
    school.setNow('2027-01-25T08:00:00+08:00')
    expect(await today()).toBe(true)
  })
})
