import { describe, expect, test } from 'vitest'
import type { DeliverableMeasure } from '#core/plan/basic-measure'
import type { Rule } from '#core/plan/plan'
import { isDueSoon } from '#core/record/due-soon'
import { keepingFirstDay } from '#core/record/first-handed-in'
import { nextDue } from '#core/record/owed'
import { autumn } from '../sample/calendar'
import { rule } from '../sample/plan'
import { deliverable } from '../sample/records'

const report: DeliverableMeasure = {
  ...{ name: 'deliverable', title: '学习月报', credits: 'school', unit: '份', accepted: false },
}
const monthly = (changes: Partial<Rule> = {}) =>
  rule('月报', {
    audience: { level: 'school' },
    measure: report,
    cadence: { every: 'month' },
    bound: { kind: 'atLeast', amount: 1, unit: '份' },
    ...changes,
  })

const due = (on: string[], changes: Partial<Rule> = {}) =>
  nextDue(monthly(changes), report, on, autumn, [])?.dueOn

describe('a monthly report', () => {
  test('of September is due first, then October’s', () => {
    expect(due([])).toBe('2026-09-30')
    expect(due(['2026-09-14'])).toBe('2026-10-31')
  })

  test('handed in in October twice stands for September, too', () => {
    expect(due(['2026-10-08'])).toBe('2026-09-30')
    expect(due(['2026-10-08', '2026-10-20'])).toBe('2026-11-30')
  })

  test('in three copies is due until the third', () => {
    const three: Partial<Rule> = {
      bound: { kind: 'exactly', amount: 3, unit: '份' },
      cadence: { every: 'term' },
    }
    expect(due(['2026-10-08', '2026-10-08'], three)).toBe('2027-01-22')
    expect(due(['2026-10-08', '2026-10-08', '2026-10-09'], three)).toBeUndefined()
  })

  test('without a number or a time is never due', () => {
    expect(due([], { bound: { kind: 'none' } })).toBeUndefined()
    expect(due([], { cadence: { every: 'unset' } })).toBeUndefined()
  })
})

test('14 days before is soon, 15 is not', () => {
  expect(isDueSoon('2026-12-02', '2026-11-18')).toBe(true)
  expect(isDueSoon('2026-12-03', '2026-11-18')).toBe(false)
})

describe('handed in again', () => {
  const first = deliverable({ on: '2026-11-13' })

  test('it keeps its first day, whatever day is sent', () => {
    const again = deliverable({ on: '2026-11-18', note: '补了附件' })
    expect(keepingFirstDay(again, first, '2026-11-18').payload.on).toBe('2026-11-13')
  })

  test('under another title it is of today', () => {
    const other = deliverable({ on: '2026-11-13', title: '另一份' })
    expect(keepingFirstDay(other, first, '2026-11-18').payload.on).toBe('2026-11-18')
  })
})
