import { describe, expect, test } from 'vitest'
import { layOutTerm } from '#core/calendar/school-calendar'
import { isPast, momentIn } from '#core/standing/moment'
import { expectedBy, paceAt } from '#core/standing/pace'
import { AUTUMN, autumn, autumnWith, NATIONAL_DAY, off, week } from '../sample/calendar'

describe('the pace of a term quota', () => {
  test('on 2026-11-18 57 of 104 teaching days have come', () => {
    expect(paceAt(autumn, { asOf: '2026-11-18', closed: false })).toEqual({ elapsed: 57, total: 104 })
  })

  test('30 × 57 ÷ 104 is 16.4, so 16 are expected', () => {
    expect(expectedBy(30, { elapsed: 57, total: 104 })).toBe(16)
  })

  test('20 periods: on the 26th of 104 days exactly 5, on the 25th still 4', () => {
    expect(expectedBy(20, { elapsed: 26, total: 104 })).toBe(5)
    expect(expectedBy(20, { elapsed: 25, total: 104 })).toBe(4)
  })

  test('the first of 20 is expected on the 6th of 104 days and not on the 5th', () => {
    expect(expectedBy(20, { elapsed: 5, total: 104 })).toBe(0)
    expect(expectedBy(20, { elapsed: 6, total: 104 })).toBe(1)
  })

  test('the last of 20 is expected on the last day and not on the day before', () => {
    expect(expectedBy(20, paceAt(autumn, { asOf: '2027-01-21', closed: false }))).toBe(19)
    expect(expectedBy(20, paceAt(autumn, { asOf: '2027-01-22', closed: false }))).toBe(20)
  })

  test('a weekend and a holiday expect nothing more', () => {
    const calendar = autumnWith(...NATIONAL_DAY)
    const elapsedOn = (asOf: string) => paceAt(calendar, { asOf, closed: false }).elapsed
    expect(elapsedOn('2026-11-22')).toBe(elapsedOn('2026-11-20'))
    expect(elapsedOn('2026-10-07')).toBe(elapsedOn('2026-09-30'))
    expect(elapsedOn('2026-10-08')).toBe(elapsedOn('2026-09-30') + 1)
  })

  test('before the term nothing is expected', () => {
    expect(expectedBy(30, paceAt(autumn, { asOf: '2026-08-31', closed: false }))).toBe(0)
  })

  test('in a term without teaching days nothing is expected', () => {
    const calendar = layOutTerm({ ...AUTUMN, startOn: '2026-10-01', endOn: '2026-10-02' }, [
      off('2026-10-01', '国庆节放假'),
      off('2026-10-02', '国庆节放假'),
    ])
    expect(expectedBy(30, paceAt(calendar, { asOf: '2026-10-02', closed: true }))).toBe(0)
  })
})

describe('the day a week is judged at', () => {
  test('on its Sunday the running week is judged at that Sunday, which is not over', () => {
    expect(momentIn(week(12), '2026-11-22')).toEqual({ asOf: '2026-11-22', closed: false })
  })

  test('from Monday on it is judged at the Sunday that is over, however late it is looked at', () => {
    expect(momentIn(week(12), '2026-11-23')).toEqual({ asOf: '2026-11-22', closed: true })
    expect(momentIn(week(12), '2027-03-01')).toEqual({ asOf: '2026-11-22', closed: true })
  })

  test('a week to come is judged at today', () => {
    expect(momentIn(week(20), '2026-11-18')).toEqual({ asOf: '2026-11-18', closed: false })
  })

  test('what is due on a day is past only after that day', () => {
    expect(isPast('2026-11-18', { asOf: '2026-11-18', closed: false })).toBe(false)
    expect(isPast('2026-11-18', { asOf: '2026-11-18', closed: true })).toBe(true)
    expect(isPast('2026-11-17', { asOf: '2026-11-18', closed: false })).toBe(true)
    expect(isPast('2026-11-19', { asOf: '2026-11-18', closed: true })).toBe(false)
  })
})
