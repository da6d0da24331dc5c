import { describe, expect, test } from 'vitest'
import { person } from '../sample/people'
import { QUOTAS, rule } from '../sample/plan'
import { observed, standing } from '../sample/school'

const wang = person('王老师', '1975-06-06', 'teacher')

/** Wang owes 15 periods; all were observed in week 1. */
const at = (done: number, weekNumber: number, today: string) =>
  standing(
    { rules: [QUOTAS.from46], people: [wang], tallies: [observed('王老师', 1, done)], weekNumber, today },
    '王老师',
  )

describe('15 periods a term', () => {
  test('on 2026-11-18 ⌊15 × 57 ÷ 104⌋ = 8 are expected: 8 are on track and 7 are behind', () => {
    expect(at(8, 12, '2026-11-18')).toMatchObject({ expected: 8, status: 'onTrack' })
    expect(at(7, 12, '2026-11-18')).toMatchObject({ expected: 8, status: 'behind' })
  })

  test('15 are met in the first week already', () => {
    expect(at(15, 1, '2026-09-02').status).toBe('met')
  })

  test('14 are behind on the last day, 2027-01-22, and missed on the day after', () => {
    expect(at(14, 21, '2027-01-22')).toMatchObject({ expected: 15, status: 'behind' })
    expect(at(14, 21, '2027-01-23').status).toBe('missed')
  })

  test('14 are missed for good a month after the term', () => {
    expect(at(14, 21, '2027-02-22').status).toBe('missed')
  })

  test('looked at later, week 12 is judged at its Sunday: ⌊15 × 59 ÷ 104⌋ = 8', () => {
    expect(at(7, 12, '2027-01-22')).toMatchObject({ expected: 8, status: 'behind' })
  })

  test('before the term nothing is expected yet', () => {
    expect(at(0, 1, '2026-08-31')).toMatchObject({ expected: 0, status: 'onTrack', done: 0 })
  })

  test('what was done after the week looked at is not in it', () => {
    const tallies = [observed('王老师', 11, 3), observed('王老师', 12, 4), observed('王老师', 13, 5)]
    const look = { rules: [QUOTAS.from46], people: [wang], tallies, today: '2026-11-25' }
    expect(standing({ ...look, weekNumber: 12 }, '王老师').done).toBe(7)
    expect(standing({ ...look, weekNumber: 13 }, '王老师').done).toBe(12)
  })

  test('other people’s periods are not in it', () => {
    const look = { rules: [QUOTAS.from46], people: [wang], tallies: [observed('李老师', 1, 9)] }
    expect(standing({ ...look, weekNumber: 12, today: '2026-11-18' }, '王老师').done).toBe(0)
  })

  test('is one period of the whole term and counts no slots', () => {
    expect(at(0, 12, '2026-11-18')).toMatchObject({
      period: { key: 'term', label: '本学期', from: '2026-09-01', to: '2027-01-22' },
      soFar: null,
    })
  })
})

test('without a number everything is logged and nothing is expected', () => {
  const logged = rule('只记录', { bound: { kind: 'none' }, cadence: { every: 'week' } })
  const look = { rules: [logged], people: [wang], tallies: [observed('王老师', 12, 2)] }
  expect(standing({ ...look, weekNumber: 12, today: '2027-01-23' }, '王老师')).toMatchObject({
    done: 2,
    target: null,
    expected: 0,
    status: 'logOnly',
    soFar: null,
  })
})

test('no more than 3 a week: a week is kept once it is over', () => {
  const limit = rule('每周至多', {
    cadence: { every: 'week' },
    bound: { kind: 'atMost', amount: 3, unit: '节' },
  })
  const tallies = [observed('王老师', 10, 3), observed('王老师', 11, 4), observed('王老师', 12, 1)]
  const look = { rules: [limit], people: [wang], tallies, weekNumber: 12 }
  expect(standing({ ...look, today: '2026-11-22' }, '王老师')).toMatchObject({
    status: 'onTrack',
    soFar: { filled: 10 },
  })
  expect(standing({ ...look, today: '2026-11-23' }, '王老师')).toMatchObject({
    status: 'met',
    soFar: { filled: 11, due: 12 },
  })
})
