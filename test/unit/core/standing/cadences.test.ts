import { describe, expect, test } from 'vitest'
import type { Cadence } from '#core/plan/cadence'
import { periodsOf } from '#core/standing/period'
import { autumn, autumnWith, makeUp, NATIONAL_DAY } from '../sample/calendar'
import { person } from '../sample/people'
import { measure, people, post, rule } from '../sample/plan'
import { sheetsOf, standing, tally } from '../sample/school'

const labels = (cadence: Cadence, calendar = autumn) =>
  periodsOf(cadence, calendar, []).map(({ label }) => label)
const dues = (cadence: Cadence, calendar = autumn) =>
  periodsOf(cadence, calendar, []).map(({ dueOn }) => dueOn)

describe('periods', () => {
  test('of every month are due on its last day, the last one with the term', () => {
    expect(dues({ every: 'month' })).toEqual([
      '2026-09-30',
      '2026-10-31',
      '2026-11-30',
      '2026-12-31',
      '2027-01-22',
    ])
  })

  test('of every two months begin with the term, quarters are the calendar’s', () => {
    expect(labels({ every: 'month', step: 2 })).toEqual(['9—10 月', '11—12 月', '1—2 月'])
    expect(labels({ every: 'month', step: 3 })).toEqual(['第 3 季度', '第 4 季度', '第 1 季度'])
  })

  test('of the first ten days end on the 10th; one without teaching is waived', () => {
    expect(dues({ every: 'month', part: 'early' }).slice(0, 2)).toEqual(['2026-09-10', '2026-10-10'])
    const holidays = autumnWith(
      ...NATIONAL_DAY,
      ...['08', '09'].map((day) => ({ on: `2026-10-${day}`, teaching: false, reason: '秋假' })),
    )
    expect(periodsOf({ every: 'month', part: 'early' }, holidays, [])[1]?.waived).not.toBeNull()
  })

  test('of odd weeks are weeks 1, 3 … 21, every second week is 11 pairs', () => {
    expect(labels({ every: 'week', parity: 'odd' })).toHaveLength(11)
    expect(labels({ every: 'week', step: 2 }).slice(-2)).toEqual(['第 19—20 周', '第 21 周'])
  })

  test('of Thursdays of even weeks keep the week that a moved one belongs to', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 4))
    const odd = periodsOf({ every: 'weekday', weekday: 4, parity: 'odd' }, calendar, [])
    expect(odd.find(({ slots }) => slots.includes('2026-10-10'))?.insteadOf).toEqual(['2026-10-01'])
  })

  test('of a school year end in August, of years there are two', () => {
    expect(dues({ every: 'schoolYear' })).toEqual(['2027-08-31'])
    expect(dues({ every: 'year' })).toEqual(['2026-12-31', '2027-12-31'])
  })
})

const wang = person('王老师', '1990-01-01', 'teacher')
const quota = (cadence: Cadence, amount = 1) =>
  rule('听课', { cadence, bound: { kind: 'atLeast', amount, unit: '节' } })
const seen = (
  cadence: Cadence,
  weekNumber: number,
  today: string,
  ...days: [week: number, weekday: number][]
) => ({
  rules: [quota(cadence)],
  people: [wang],
  weekNumber,
  today,
  tallies: days.map(([week, weekday]) => tally('observationPeriods', '王老师', week, 1, weekday)),
})

describe('every teaching day', () => {
  test('two on Monday do not make up for Tuesday', () => {
    const look = seen({ every: 'day', holidays: false }, 12, '2026-11-18', [12, 1], [12, 1])
    expect(standing(look, '王老师')).toMatchObject({ done: 1, target: 5, expected: 2, status: 'behind' })
  })

  test('Monday and Tuesday are in time on Wednesday', () => {
    const look = seen({ every: 'day', holidays: false }, 12, '2026-11-18', [12, 1], [12, 2])
    expect(standing(look, '王老师')).toMatchObject({ done: 2, expected: 2, status: 'onTrack' })
  })

  test('a Saturday is owed only where holidays are', () => {
    const target = (holidays: boolean) =>
      standing(seen({ every: 'day', holidays }, 12, '2026-11-18'), '王老师').target
    expect([target(false), target(true)]).toEqual([5, 7])
  })
})

describe('三次, at least 7 days apart', () => {
  const cadence: Cadence = { every: 'times', count: 3, apart: 7 }

  test('Monday and Sunday of a week are one, Monday and Monday are two', () => {
    const done = (...days: [number, number][]) =>
      standing(seen(cadence, 21, '2027-01-22', ...days), '王老师').done
    expect(done([3, 1], [3, 7])).toBe(1)
    expect(done([3, 1], [4, 1])).toBe(2)
    expect(done([3, 1], [3, 7], [4, 1], [5, 1])).toBe(3)
  })
})

describe('within 3 days after each observation', () => {
  const critique = rule('评课', {
    measure: measure('critiques'),
    cadence: { every: 'event', after: measure('observationPeriods'), within: 3, before: false },
    bound: { kind: 'atLeast', amount: 1, unit: '次' },
  })
  const look = (today: string, ...critiques: number[]) =>
    standing(
      {
        rules: [critique],
        people: [wang],
        weekNumber: 12,
        today,
        tallies: [
          tally('observationPeriods', '王老师', 12, 2, 1),
          ...critiques.map((weekday) => tally('critiques', '王老师', 12, 1, weekday)),
        ],
      },
      '王老师',
    )

  test('of two observed on Monday one critique on Thursday is for one, two are for both', () => {
    expect(look('2026-11-20', 4)).toMatchObject({ done: 1, target: 2, status: 'behind' })
    expect(look('2026-11-20', 3, 4)).toMatchObject({ done: 2, target: 2, status: 'met' })
  })

  test('on Friday it is too late, and on Thursday nothing is behind yet', () => {
    expect(look('2026-11-20', 5)).toMatchObject({ done: 0, expected: 2, status: 'behind' })
    expect(look('2026-11-19')).toMatchObject({ expected: 0, status: 'onTrack' })
  })

  test('without an observation nothing is owed', () => {
    const none = standing(
      { rules: [critique], people: [wang], weekNumber: 12, today: '2026-11-18' },
      '王老师',
    )
    expect(none).toMatchObject({ status: 'waived', because: 'noOccasion' })
  })
})

describe('five years after the last training', () => {
  const due = rule('轮训', {
    cadence: { every: 'since', anchor: '培训', years: 5 },
    bound: { kind: 'atLeast', amount: 1, unit: '节' },
  })
  const look = (from: string | null) =>
    standing(
      {
        rules: [due],
        people: [{ ...wang, tags: from === null ? [] : [{ tag: '培训', from, to: null }] }],
        weekNumber: 12,
        today: '2026-11-18',
      },
      '王老师',
    )

  test('ended yesterday is missed, ends today is on track', () => {
    expect(look('2021-11-17').status).toBe('missed')
    expect(look('2021-11-18').status).toBe('onTrack')
  })

  test('without a date is logged only, and a gap', () => {
    expect(look(null)).toMatchObject({ status: 'logOnly', gaps: ['anchor'] })
  })
})

describe('slots', () => {
  const slotsOf = (carryOver: boolean, inWeek4 = 2) => {
    const rules = [
      { ...quota({ every: 'weekday', weekday: 4, carryOver }), audience: people(post('teacher')) },
    ]
    const tallies = [
      tally('observationPeriods', '王老师', 1, 1, 4),
      tally('observationPeriods', '王老师', 2, 1, 5),
      tally('observationPeriods', '王老师', 4, inWeek4, 4),
    ]
    const [sheet] = sheetsOf({ rules, people: [wang], weekNumber: 5, today: '2026-09-29', tallies })
    return sheet?.slotsOf('王老师').map(({ state }) => state)
  }

  test('on Thursday, on Friday, not at all, twice, and to come', () => {
    expect(slotsOf(false)).toEqual(['done', 'late', 'missed', 'done', 'coming'])
  })

  test('a second one makes up for the week before where it may (可顺延)', () => {
    expect(slotsOf(true)).toEqual(['done', 'late', 'late', 'done', 'coming'])
  })

  test('what a week needs itself makes up for none', () => {
    expect(slotsOf(true, 1)).toEqual(['done', 'late', 'missed', 'done', 'coming'])
  })
})
