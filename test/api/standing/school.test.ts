import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '#core/contract/contract'
import type { PersonKey } from '../school/cast'
import { quotaPlan } from '../school/test-plan'
import { type TestSchool, testSchool } from '../school/test-school'
import { weekTwelve } from '../school/week-twelve'

let school: TestSchool
beforeAll(async () => {
  school = await testSchool({ plan: quotaPlan() })
  await weekTwelve(school)
})
afterAll(() => school.close())
beforeEach(() => school.setNow('2026-11-18T16:30:00+08:00'))

async function mine(who: PersonKey, week?: number) {
  const { promises } = await school.call(who, 'standing.mine', week === undefined ? {} : { week })
  return promises.map(({ rule, standing }) => ({ ruleId: rule.id, ...standing }))
}

describe('one’s own promises', () => {
  test('Wang, aged 51: 8 of 15 with 8 expected is on track', async () => {
    expect(await mine('wang')).toMatchObject([
      { ruleId: 'TK5', done: 8, target: 15, literal: null, expected: 8, status: 'onTrack' },
    ])
  })

  test('Li, aged 31: 9 of 20 with 10 expected is behind, and 2 more this week catch up', async () => {
    expect(await mine('li')).toMatchObject([
      {
        ruleId: 'TK4',
        subjectName: '李老师',
        groupName: '数学组',
        done: 9,
        target: 20,
        expected: 10,
        status: 'behind',
        words: '再听 11 节，本周 2 节即可跟上进度',
      },
    ])
  })

  test('He, who came on 2026-11-09: 2 of ⌈20 × 11 ÷ 21⌉ = 11, beside the literal 20', async () => {
    expect(await mine('he')).toMatchObject([{ ruleId: 'TK4', done: 2, target: 11, literal: 20, expected: 6 }])
  })

  test('Xu, whose birth date is missing, owes the higher 20', async () => {
    expect(await mine('xu')).toMatchObject([{ ruleId: 'TK4', target: 20 }])
  })

  test('Sun, who leads maths, owes 30 and not her 20; Zhou 30, Qian 40', async () => {
    expect(await mine('sun')).toMatchObject([{ ruleId: 'TK3', target: 30 }])
    expect(await mine('zhou')).toMatchObject([{ ruleId: 'TK1', target: 30 }])
    expect(await mine('qian')).toMatchObject([{ ruleId: 'TK2', target: 40 }])
  })

  test('Wu’s observations are logged only', async () => {
    expect(await mine('wu')).toMatchObject([{ ruleId: 'TK6', target: null, status: 'logOnly' }])
  })

  test('as of week 11 are those of its Sunday: 4 of 15 with 7 expected', async () => {
    expect(await mine('wang', 11)).toMatchObject([{ done: 4, expected: 7, status: 'behind' }])
  })

  test('are not for a parent', async () => {
    expect((await school.refused('zheng', 'standing.mine', {})).code).toBe('notAllowed')
  })
})

describe('the week', () => {
  const weekOf = async (week?: number) => {
    const answer = await school.call('zhou', 'standing.school', week === undefined ? {} : { week })
    return { ...answer.week, asOf: answer.asOf.date }
  }

  test('is the running one unless asked: week 12 of 21, as of today', async () => {
    expect(await weekOf()).toEqual({
      number: 12,
      monday: '2026-11-16',
      sunday: '2026-11-22',
      teachingDays: 5,
      last: 21,
      current: 12,
      asOf: '2026-11-18',
    })
  })

  test('can be stepped to the first and the last, and a past one is as of its Sunday', async () => {
    expect(await weekOf(1)).toMatchObject({
      number: 1,
      monday: '2026-08-31',
      teachingDays: 4,
      asOf: '2026-09-06',
    })
    expect(await weekOf(21)).toMatchObject({ number: 21, asOf: '2026-11-18' })
  })

  test('22 does not exist, 0 and 61 are no weeks', async () => {
    expect(await school.refused('zhou', 'standing.school', { week: 22 })).toMatchObject({
      code: 'unknownWeek',
      details: { lastWeek: 21 },
    })
    for (const week of [0, 61, 1.5]) {
      expect((await school.refused('zhou', 'standing.mine', { week })).code).toBe('badInput')
    }
  })

  test('before the term is week 1 and after it week 21, and neither is running', async () => {
    school.setNow('2026-08-20T10:00:00+08:00')
    expect(await weekOf()).toMatchObject({ number: 1, current: null })
    school.setNow('2027-02-10T10:00:00+08:00')
    expect(await weekOf()).toMatchObject({ number: 21, current: null, asOf: '2027-01-24' })
  })
})

describe('the school’s week', () => {
  const week = (who: PersonKey = 'zhou') => school.call(who, 'standing.school', {})
  const promise = async (ruleId: string) => (await week()).promises.find(({ rule }) => rule.id === ruleId)

  test('has every rule of the plan, in its order', async () => {
    const { promises } = await week()
    expect(promises.map(({ rule }) => rule.id)).toEqual([
      'TK1',
      'TK2',
      'TK3',
      'TK4',
      'TK5',
      'TK6',
      'JY1',
      'JC1',
      'KL1',
      'ZL1',
    ])
  })

  test('sums the teachers up to 45: 3 owe 20 + 20 + 11 = 51, 11 are done and 26 expected, all behind', async () => {
    expect(await promise('TK4')).toMatchObject({
      rule: { demand: '每学期 ≥20节', clause: '3.3', level: 'person', recurring: false },
      rollUp: { owing: 3, done: 11, target: 51, expected: 26, behind: 3, status: 'behind' },
      soFar: null,
      words: '3 人需要跟进',
    })
  })

  test('has the Thursdays: this week’s is not due yet, of 22 due by now 1 was held', async () => {
    expect(await promise('JY1')).toMatchObject({
      periodLabel: '第 12 周',
      rule: { strength: 'soft', recurring: true },
      rollUp: { owing: 2, onTrack: 2, done: 0, target: 2, expected: 0 },
      soFar: { filled: 1, due: 22, waived: 0 },
    })
  })

  test('counts the inspection with feedback and not the other', async () => {
    expect(await promise('JC1')).toMatchObject({
      rollUp: { done: 1, target: 4 },
      words: '已完成 1 次，共需 4 次',
    })
  })

  test('counts one showcase of ten', async () => {
    expect(await promise('KL1')).toMatchObject({
      rollUp: { done: 1, target: 10, expected: 5, status: 'behind' },
    })
  })

  test('has the mid-term assessments, over since Sunday: grade 1 kept, grade 2 missed', async () => {
    expect(await promise('ZL1')).toMatchObject({
      periodLabel: '期中',
      rollUp: { owing: 2, met: 1, missed: 1, status: 'missed' },
      soFar: { filled: 1, due: 4, waived: 0 },
    })
  })

  test('says what happened in it: 7 observations, 2 inspections, 1 showcase', async () => {
    const { happened } = await week()
    expect(Object.fromEntries(happened.map(({ kind, count }) => [kind, count]))).toEqual({
      observation: 7,
      research: 0,
      inspection: 2,
      showcase: 1,
      assessment: 0,
      clubSession: 0,
      register: 0,
      deliverable: 0,
      declared: 0,
    })
  })

  test('says who needs help by name in the order of the roster, never by score', async () => {
    const { needHelp } = await week()
    const teachers = needHelp.filter(({ ruleId }) => ruleId === 'TK4').map(({ subjectName }) => subjectName)
    expect(teachers).toEqual(['李老师', '何老师', '许老师'])
    expect(needHelp.map(({ subjectName }) => subjectName)).not.toContain('王老师')
  })

  test('lists what is open: one late entry and the missing birth date', async () => {
    expect((await week()).open).toMatchObject({ awaiting: 1 })
    await school.rows('update youju.person_private set birth_date = null where person_id = $1', [
      school.people.zhou,
    ])
    // Nothing asks for the principal's age.
    expect((await week()).open.missingBirthDates).toEqual(['许老师'])
  })

  test('is the same for the director and the clerk, to whom nothing waits', async () => {
    expect((await week('qian')).promises).toEqual((await week()).promises)
    expect((await week('wu')).promises).toEqual((await week()).promises)
    expect((await week('wu')).open.awaiting).toBe(0)
  })

  test('is not for teachers and parents', async () => {
    for (const who of ['li', 'zheng'] as const) {
      expect((await school.refused(who, 'standing.school', {})).code).toBe('notAllowed')
      expect((await school.refused(who, 'standing.rule', { ruleId: 'TK4' })).code).toBe('notAllowed')
    }
  })
})

describe('a group lead’s week', () => {
  test('has the own people and the own group, and nobody else', async () => {
    const { promises, needHelp } = await school.call('sun', 'standing.school', {})
    expect(promises.map(({ rule, rollUp }) => [rule.id, rollUp.owing])).toEqual([
      ['TK3', 1],
      ['TK4', 2],
      ['JY1', 1],
    ])
    expect(new Set(needHelp.map(({ subjectName }) => subjectName))).toEqual(
      new Set(['孙组长', '李老师', '何老师']),
    )
  })

  test('opens the own people’s numbers and not the other group’s', async () => {
    const proof = (subject: PersonKey) => ({ ruleId: 'TK4', subjectId: school.people[subject] })
    expect((await school.call('sun', 'standing.proof', proof('li'))).standing.done).toBe(9)
    expect((await school.refused('sun', 'standing.proof', proof('xu'))).code).toBe('notFound')
    expect((await school.refused('sun', 'standing.rule', { ruleId: 'TK1' })).code).toBe('notFound')
  })

  test('opens the own group’s Thursdays and not the other group’s', async () => {
    const proof = (subjectId: string) => ({ ruleId: 'JY1', subjectId, week: 11 })
    const own = await school.call('sun', 'standing.proof', proof(school.units.maths))
    expect(own.counted.items.map(({ title }) => title)).toEqual(['大单元备课'])
    expect((await school.refused('sun', 'standing.proof', proof(school.units.chinese))).code).toBe('notFound')
  })
})

describe('one promise', () => {
  test('has its clause, its groups and its people in roster order', async () => {
    const rule = await school.call('zhou', 'standing.rule', { ruleId: 'TK4' })
    expect(rule.clauseText).toContain('45 周岁及以下的教师不少于 20 节')
    expect(rule.groups.map(({ id, name, rollUp }) => [id, name, rollUp.owing, rollUp.done])).toEqual([
      [school.units.maths, '数学组', 2, 11],
      [school.units.chinese, '语文组', 1, 0],
    ])
    expect(rule.subjects.items.map(({ subjectName }) => subjectName)).toEqual(['李老师', '何老师', '许老师'])
  })

  describe('narrowed on the server, so that a later page is of the same choice', () => {
    const names = async (choice: Partial<Input<'standing.rule'>>, who: PersonKey = 'zhou') => {
      const rule = await school.call(who, 'standing.rule', { ruleId: 'TK4', ...choice })
      return rule.subjects.items.map(({ subjectName }) => subjectName)
    }

    test('to a group has its people and the roll-up of all', async () => {
      expect(await names({ group: school.units.chinese })).toEqual(['许老师'])
      const rule = await school.call('zhou', 'standing.rule', { ruleId: 'TK4', group: school.units.maths })
      expect(rule.rollUp.owing).toBe(3)
      expect(rule.groups).toHaveLength(2)
    })

    test('to a status has only those who stand so', async () => {
      expect(await names({ status: 'behind' })).toEqual(['李老师', '何老师', '许老师'])
      expect(await names({ status: 'behind', group: school.units.maths })).toEqual(['李老师', '何老师'])
      expect(await names({ status: 'met' })).toEqual([])
    })

    test('to a group that one does not lead shows nobody of it', async () => {
      expect(await names({ group: school.units.chinese }, 'sun')).toEqual([])
    })

    test('to those in no group, who stand last and under no id', async () => {
      expect(await names({ group: 'none' })).toEqual([])
      const left = `update youju.appointment set to_on = '2026-11-17' where person_id = $1 and post = 'member'`
      await school.rows(left, [school.people.li])
      expect(await names({ group: 'none' })).toEqual(['李老师'])
      const rule = await school.call('zhou', 'standing.rule', { ruleId: 'TK4' })
      expect(rule.groups.map(({ id, name }) => [id, name])).toEqual([
        [school.units.maths, '数学组'],
        [school.units.chinese, '语文组'],
        [null, '未编入教研组'],
      ])
      await school.rows('update youju.appointment set to_on = null where person_id = $1', [school.people.li])
    })

    test('to a status or a group that are none is refused', async () => {
      for (const choice of [{ status: 'late' }, { group: 'maths' }]) {
        const { body } = await school.ask('zhou', 'standing.rule', { ruleId: 'TK4', ...choice })
        expect(body).toMatchObject({ ok: false, problem: { code: 'badInput' } })
      }
    })
  })

  test('of the groups lists the groups and has no groups of people', async () => {
    const rule = await school.call('zhou', 'standing.rule', { ruleId: 'JY1', week: 11 })
    expect(rule.groups).toEqual([])
    expect(rule.subjects.items.map(({ subjectName, status }) => [subjectName, status])).toEqual([
      ['数学组', 'met'],
      ['语文组', 'behind'],
    ])
  })

  test('that the plan does not have is not found', async () => {
    expect((await school.refused('zhou', 'standing.rule', { ruleId: 'TK9' })).code).toBe('notFound')
    expect((await school.refused('zhou', 'standing.rule', { ruleId: '__proto__' })).code).toBe('notFound')
  })
})
