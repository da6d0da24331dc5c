import { describe, expect, test } from 'vitest'
import { planAgainstHeld } from '#core/club/course'
import { plannedSessions } from '#core/club/planned'
import { addUp, forOutside, termOf } from '#core/club/summary'
import { autumn } from '../sample/calendar'
import { club, held } from './clubs'

const termWith = (enrolled: number, ...headcounts: number[]) => {
  const days = ['2026-11-03', '2026-11-10', '2026-11-12']
  const sessions = headcounts.map((headcount, index) => held(days[index] ?? '', headcount, { enrolled }))
  const course = planAgainstHeld(plannedSessions(club(), autumn), sessions, '2026-11-18')
  return termOf(enrolled, course)
}

describe('outside the school', () => {
  test('a club of five tells its numbers, a club of four does not', () => {
    expect(forOutside(termWith(5, 5, 5))).toMatchObject({ enrolled: 5, participation: { present: 10 } })
    expect(forOutside(termWith(4, 4, 4))).toMatchObject({ enrolled: null, participation: null })
  })

  test('nor does one to which fewer than five came on average', () => {
    expect(forOutside(termWith(20, 5, 5)).participation).not.toBeNull()
    expect(forOutside(termWith(20, 5, 4)).participation).toBeNull()
  })

  test('nobody at all is nobody’s secret', () => {
    expect(forOutside(termWith(20, 0, 0))).toMatchObject({ enrolled: 20, participation: { present: 0 } })
    expect(forOutside(termWith(0))).toMatchObject({ enrolled: 0 })
  })

  test('how often a club met is told of every club', () => {
    expect(forOutside(termWith(4, 4, 4, 4)).progress).toMatchObject({ held: 2, extra: 1 })
  })
})

test('sums leave out what is kept back, so that subtracting does not tell it', () => {
  const terms = [termWith(20, 18, 18, 18), forOutside(termWith(4, 4))]
  expect(addUp(terms)).toEqual({ clubs: 2, enrolled: 20, sessions: 4, present: 54, expected: 60, leftOut: 1 })
})
