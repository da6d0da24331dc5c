import { describe, expect, test } from 'vitest'
import type { Rule } from '#core/plan/plan'
import { paceAt } from '#core/standing/pace'
import { demandInWords, standingInWords } from '#core/standing/words'
import { autumn, autumnWith, makeUp, NATIONAL_DAY, week } from '../sample/calendar'
import { person } from '../sample/people'
import { ASSESSMENTS, QUOTAS, rule, THURSDAY_RESEARCH } from '../sample/plan'
import { observed, researched, standing } from '../sample/school'

const wang = person('王老师', '1975-06-06', 'teacher')

function words(counted: Rule, done: number, weekNumber: number, today: string, who = wang): string {
  const look = { rules: [counted], people: [who], tallies: [observed(who.id, 1, done)], weekNumber, today }
  const atWeekEnd = paceAt(autumn, { asOf: week(weekNumber).sunday, closed: true })
  return standingInWords(counted, standing(look, who.id), atWeekEnd)
}

describe('15 periods a term', () => {
  const quota = QUOTAS.from46

  test('behind on Monday 2026-11-16 with 6: 9 to go, 2 this week catch up with the 8 of its Sunday', () => {
    expect(words(quota, 6, 12, '2026-11-20')).toBe('再听 9 节，本周 2 节即可跟上进度')
  })

  test('on track with 8', () => {
    expect(words(quota, 8, 12, '2026-11-18')).toBe('再听 7 节即可完成，进度正常')
  })

  test('met with 15, and 2 over with 17', () => {
    expect(words(quota, 15, 12, '2026-11-18')).toBe('已完成')
    expect(words(quota, 17, 12, '2026-11-18')).toBe('已完成，超出 2 节')
  })

  test('in the last week and after it, 3 are wanting', () => {
    expect(words(quota, 12, 21, '2027-01-22')).toBe('本学期还差 3 节')
    expect(words(quota, 12, 21, '2027-02-22')).toBe('本学期还差 3 节')
  })

  test('under two weeks of service', () => {
    const zhu = person('朱老师', '1972-06-06', ['teacher', '2020-09-01', '2026-09-04'])
    expect(words(quota, 0, 12, '2026-11-18', zhu)).toBe('任职不足两个教学周，本学期免除')
  })

  test('without a number', () => {
    expect(words({ ...quota, bound: { kind: 'none' } }, 4, 12, '2026-11-18')).toBe('仅记录，已有 4 节')
  })
})

describe('a limit of 3', () => {
  const limit = rule('至多', { bound: { kind: 'atMost', amount: 3, unit: '节' } })

  test.each([
    [0, '2026-11-18', '已有 0 节，上限 3 节'],
    [3, '2026-11-18', '已到上限 3 节'],
    [5, '2026-11-18', '超出上限 2 节'],
    [2, '2027-01-23', '没有超出上限，共 2 节'],
    [5, '2027-01-23', '超出上限 2 节'],
  ])('with %i on %s: %s', (done, today, expected) => {
    expect(words(limit, done, today > '2027' ? 21 : 12, today)).toBe(expected)
  })
})

test('exactly 3 with 5 is 2 too many, whether the term is over or not', () => {
  const exactly = rule('正好', { bound: { kind: 'exactly', amount: 3, unit: '节' } })
  expect(words(exactly, 5, 12, '2026-11-18')).toBe('比要求多 2 节')
  expect(words(exactly, 5, 21, '2027-01-23')).toBe('比要求多 2 节')
  expect(words(exactly, 3, 12, '2026-11-18')).toBe('已完成')
})

describe('every Thursday', () => {
  const group = (today: string, weekNumber: number, held = 0, calendar = autumn) => {
    const tallies = held ? [researched('数学组', weekNumber, held)] : []
    const look = { rules: [THURSDAY_RESEARCH], calendar, tallies, weekNumber, today }
    return standingInWords(THURSDAY_RESEARCH, standing(look, '数学组'), { elapsed: 1, total: 2 })
  }

  test('before, on and after the day', () => {
    expect(group('2026-11-18', 12)).toBe('第 12 周应在 11 月 19 日当天结束前完成 1 次')
    expect(group('2026-11-19', 12)).toBe('第 12 周应在 11 月 19 日当天结束前完成 1 次')
    expect(group('2026-11-20', 12)).toBe('第 12 周还差 1 次（原定 11 月 19 日）')
    expect(group('2026-11-20', 12, 1)).toBe('已完成')
  })

  test('on a holiday', () => {
    expect(group('2026-10-12', 5, 0, autumnWith(...NATIONAL_DAY))).toBe('第 5 周免除：国庆节放假')
  })

  test('twice in the week of a make-up day', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 4))
    expect(group('2026-10-09', 6, 1, calendar)).toBe('第 6 周应在 10 月 10 日当天结束前完成 1 次')
    expect(group('2026-10-11', 6, 0, calendar)).toBe('第 6 周还差 2 次（原定 10 月 10 日）')
  })
})

test('a week of long leave', () => {
  const weekly = rule('每周听课', {
    cadence: { every: 'week' },
    bound: { kind: 'atLeast', amount: 1, unit: '节' },
  })
  const away = person('王老师', '1975-06-06', 'teacher', ['longLeave', '2026-11-16', '2026-11-20'])
  expect(words(weekly, 0, 12, '2026-11-18', away)).toBe('第 12 周不在岗，免除')
})

test('a window that is over names itself', () => {
  const look = { rules: [ASSESSMENTS], weekNumber: 4, today: '2026-09-22' }
  expect(standingInWords(ASSESSMENTS, standing(look, '一年级'), { elapsed: 1, total: 2 })).toBe(
    '期初还差 1 次（原定 9 月 18 日）',
  )
})

describe('what a rule demands', () => {
  test.each([
    [QUOTAS.principal, '每学期 ≥30节'],
    [THURSDAY_RESEARCH, '每周四 ≥1次'],
    [ASSESSMENTS, '期初、期中、期末 ≥1次'],
  ])('$name', (demanding, demand) => {
    expect(demandInWords(demanding)).toBe(demand)
  })
})
