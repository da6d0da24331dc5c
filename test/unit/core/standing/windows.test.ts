import { describe, expect, test } from 'vitest'
import type { DeliverableMeasure } from '#core/plan/basic-measure'
import type { Cadence, Window } from '#core/plan/cadence'
import { periodsOf } from '#core/standing/period'
import { autumn, autumnWith, NATIONAL_DAY, off } from '../sample/calendar'
import { rule } from '../sample/plan'
import { standing, tally } from '../sample/school'

const by = (...windows: Window[]): Cadence => ({ every: 'window', windows })
const until = (to: string): Window => ({ by: 'days', from: null, to })
const dues = (cadence: Cadence, calendar = autumn) =>
  periodsOf(cadence, calendar, []).map(({ from, to }) => [from, to])

describe('X月X日前 in the term from 2026-09-01 to 2027-01-22', () => {
  test('is the day of the school year: 10-20 is in 2026, 01-10 in 2027', () => {
    expect(dues(by(until('10-20')))).toEqual([['2026-09-01', '2026-10-20']])
    expect(dues(by(until('01-10')))).toEqual([['2026-09-01', '2027-01-10']])
  })

  test('03-20 is after it and owed in the next term, the last day of term still in this one', () => {
    expect(dues(by({ by: 'days', from: '03-01', to: '03-20' }))).toEqual([])
    expect(dues(by(until('01-22')))).toEqual([['2026-09-01', '2027-01-22']])
  })

  test('of several each begins after the one before', () => {
    expect(dues(by(until('12-20'), until('10-20')))).toEqual([
      ['2026-09-01', '2026-10-20'],
      ['2026-10-21', '2026-12-20'],
    ])
  })

  test('from December into January begins in the year before', () => {
    expect(dues(by({ by: 'days', from: '12-20', to: '01-10' }))).toEqual([['2026-12-20', '2027-01-10']])
  })

  test('on a holiday stays on it', () => {
    expect(dues(by(until('10-01')), autumnWith(...NATIONAL_DAY))).toEqual([['2026-09-01', '2026-10-01']])
  })

  test('第5周前 is due on the last teaching day of week 5', () => {
    const cadence = by({ by: 'weeks', from: 1, to: 5 })
    expect(periodsOf(cadence, autumnWith(off('2026-10-02', '放假')), [])[0]?.dueOn).toBe('2026-10-01')
  })
})

describe('handing in the five-year plan by 20 October (3月20日前 of an autumn term)', () => {
  const plan: DeliverableMeasure = {
    name: 'deliverable',
    title: '五年规划',
    accepted: false,
    credits: 'school',
    unit: '份',
  }
  const key = 'deliverable/五年规划/school'
  const asked = rule('规划', {
    audience: { level: 'school' },
    measure: plan,
    cadence: by(until('10-20')),
    bound: { kind: 'exactly', amount: 1, unit: '份' },
  })
  // Week 8 is 2026-10-19 to 25.
  const on = (weekday: number | null, today: string) =>
    standing(
      {
        rules: [asked],
        weekNumber: 8,
        today,
        tallies: weekday === null ? [] : [tally(key, '青禾小学', 8, 1, weekday)],
      },
      '青禾小学',
    ).status

  test('is on track through the end of the 20th and missed on the 21st', () => {
    expect(on(null, '2026-10-20')).toBe('onTrack')
    expect(on(null, '2026-10-21')).toBe('missed')
  })

  test('is met by what came on Tuesday the 20th and missed with what came on Wednesday the 21st', () => {
    expect(on(2, '2026-10-25')).toBe('met')
    expect(on(3, '2026-10-25')).toBe('missed')
  })
})
