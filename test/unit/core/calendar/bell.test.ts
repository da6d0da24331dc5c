import { describe, expect, test } from 'vitest'
import { periodAt } from '#core/calendar/bell'

const BELL = [
  { period: 1, startsAt: '08:10', endsAt: '08:50' },
  { period: 2, startsAt: '09:00', endsAt: '09:40' },
]

describe('the period that is most likely meant', () => {
  test.each([
    ['07:30', 1],
    ['08:10', 1],
    ['08:55', 1],
    ['08:59', 1],
    ['09:00', 2],
    ['22:00', 2],
  ])('at %s is period %i', (time, period) => {
    expect(periodAt(BELL, time)).toBe(period)
  })

  test('is none in a school without a bell', () => {
    expect(periodAt([], '09:00')).toBeUndefined()
  })
})
