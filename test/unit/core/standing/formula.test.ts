import { describe, expect, test } from 'vitest'
import type { SchoolCalendar } from '#core/calendar/school-calendar'
import type { PersonFacts } from '#core/org/person'
import type { Rule } from '#core/plan/plan'
import { formulaInWords } from '#core/standing/formula'
import { momentIn } from '#core/standing/moment'
import { paceAt } from '#core/standing/pace'
import { autumn, autumnWith, makeUp, NATIONAL_DAY, week } from '../sample/calendar'
import { person } from '../sample/people'
import { OBSERVATION_QUOTAS, QUOTAS, rule, THURSDAY_RESEARCH } from '../sample/plan'
import { observed, researched, standing } from '../sample/school'

const names = new Map(OBSERVATION_QUOTAS.map((each) => [each.id, each.name]))

function formula(rules: readonly Rule[], who: PersonFacts, weekNumber: number, today: string): string[] {
  const look = { rules, people: [who], tallies: [observed(who.id, 3, 6)], weekNumber, today }
  const stands = standing(look, who.id)
  const stoodUnder = rules.find((each) => each.id === stands.ruleId) ?? QUOTAS.principal
  return formulaInWords(stoodUnder, stands, paceAt(autumn, momentIn(week(weekNumber), today)), names)
}

describe('a term quota', () => {
  test('gives the demand, the sum and the pace', () => {
    expect(formula(OBSERVATION_QUOTAS, person('王老师', '1975-06-06', 'teacher'), 12, '2026-11-18')).toEqual([
      '要求：每学期听课节数 ≥15节',
      '已完成 = 本学期（2026 年 9 月 1 日至 2027 年 1 月 22 日）计入的听课节数之和 = 6',
      '按进度应有 = 15 × 57 ÷ 104 个教学日，去尾 = 8',
    ])
  })

  test('of somebody who joined in week 11 shows the proration beside the literal number', () => {
    const he = person('何老师', '1990-01-01', ['teacher', '2026-11-09'])
    expect(formula(OBSERVATION_QUOTAS, he, 12, '2026-11-18')).toContain(
      '折算目标 = 20 × 11（教师听课（45 周岁及以下）） ÷ 21 个教学周，进一取整 = 11；计划原数 20',
    )
  })

  test('of a changed post shows both segments', () => {
    const changed = person(
      '何老师',
      '1990-01-01',
      ['teacher', '2020-09-01', '2026-11-08'],
      ['director', '2026-11-09'],
    )
    expect(formula(OBSERVATION_QUOTAS, changed, 12, '2026-11-18')).toContain(
      '折算目标 = (20 × 10（教师听课（45 周岁及以下）） + 40 × 11（业务领导听课）) ÷ 21 个教学周，进一取整 = 31；计划原数 40',
    )
  })

  test('of somebody exempt says why and expects nothing', () => {
    const zhu = person('朱老师', '1990-01-01', ['teacher', '2020-09-01', '2026-09-04'])
    const lines = formula(OBSERVATION_QUOTAS, zhu, 12, '2026-11-18')
    expect(lines.at(-1)).toBe('任职不足两个教学周，免除')
    expect(lines.join()).toContain('计划原数 20')
    expect(lines.join()).not.toContain('按进度应有')
  })

  test('of a missing birth date names the gap', () => {
    expect(formula(OBSERVATION_QUOTAS, person('许老师', null, 'teacher'), 12, '2026-11-18').at(-1)).toBe(
      '缺少出生日期，暂按较高的要求计算，请教务员补录',
    )
  })

  test('without a number has the sum alone', () => {
    const logged = rule('只记录', { bound: { kind: 'none' } })
    expect(formula([logged], person('王老师', '1975-06-06', 'teacher'), 12, '2026-11-18')).toEqual([
      '要求：每学期听课节数 不设数',
      '已完成 = 本学期（2026 年 9 月 1 日至 2027 年 1 月 22 日）计入的听课节数之和 = 6',
    ])
  })

  test('of a limit expects nothing by now', () => {
    const limit = rule('至多', { bound: { kind: 'atMost', amount: 9, unit: '节' } })
    expect(formula([limit], person('王老师', '1975-06-06', 'teacher'), 12, '2026-11-18')).toHaveLength(2)
  })
})

describe('every Thursday', () => {
  const inWeek = (weekNumber: number, calendar: SchoolCalendar) => {
    const tallies = [researched('数学组', 6)]
    const look = { rules: [THURSDAY_RESEARCH], calendar, tallies, weekNumber, today: '2026-10-12' }
    return formulaInWords(THURSDAY_RESEARCH, standing(look, '数学组'), { elapsed: 1, total: 2 }, names)
  }

  test('gives the day it is due', () => {
    expect(inWeek(4, autumn)).toEqual([
      '要求：每周四教研活动次数 ≥1次',
      '已完成 = 第 4 周（9 月 21 日至 27 日）计入的教研活动次数之和 = 0',
      '应在 9 月 24 日当天结束前完成',
    ])
  })

  test('with two slots in the week gives both days', () => {
    expect(inWeek(6, autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 4)))).toEqual([
      '要求：每周四教研活动次数 ≥1次',
      '已完成 = 第 6 周（10 月 5 日至 11 日）计入的教研活动次数之和 = 1',
      '这一周有 2 次安排，共需 2',
      '应在 10 月 8 日、10 月 10 日当天结束前完成',
    ])
  })

  test('on a holiday gives the reason', () => {
    expect(inWeek(5, autumnWith(...NATIONAL_DAY)).at(-1)).toBe('本期免除：国庆节放假')
  })
})
