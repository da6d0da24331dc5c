import { describe, expect, test } from 'vitest'
import { faultOfDate, isLate, stateOnEntry } from '#core/record/entry'
import type { Observation } from '#core/record/observation'
import { AUTUMN } from '../sample/calendar'
import { inspection, observation, research } from '../sample/records'

const BELL = [
  { period: 1, startsAt: '08:10', endsAt: '08:50' },
  { period: 2, startsAt: '09:00', endsAt: '09:40' },
]

function faultOf(record: Parameters<typeof faultOfDate>[0], today: string, time = '17:00') {
  return faultOfDate(record, AUTUMN, BELL, { today, time })?.body
}

const observed = (changes: Partial<Observation>, today: string, time?: string) =>
  faultOf(observation(changes), today, time)

describe('the date of a record', () => {
  test('the first and the last day of term are good', () => {
    expect(observed({ on: '2026-09-01' }, '2026-09-01')).toBeUndefined()
    expect(observed({ on: '2027-01-22' }, '2027-01-22')).toBeUndefined()
  })

  test('the day before the term and the day after it are refused with its dates', () => {
    const outOfTerm = { code: 'outOfTerm', details: { startOn: '2026-09-01', endOn: '2027-01-22' } }
    expect(observed({ on: '2026-08-31' }, '2026-09-01')).toMatchObject(outOfTerm)
    expect(observed({ on: '2027-01-23' }, '2027-01-23')).toMatchObject(outOfTerm)
  })

  test('tomorrow is in the future, today is not', () => {
    expect(observed({ on: '2026-11-19' }, '2026-11-18')?.code).toBe('inFuture')
    expect(observed({ on: '2026-11-18' }, '2026-11-18')).toBeUndefined()
  })

  test('entries close 7 days after the term: 2027-01-29 is the last day, 2027-01-30 is too late', () => {
    expect(observed({ on: '2027-01-20' }, '2027-01-29')).toBeUndefined()
    expect(observed({ on: '2027-01-20' }, '2027-01-30')).toMatchObject({
      code: 'termClosed',
      details: { closedOn: '2027-01-29' },
    })
  })
})

describe('a lesson of today', () => {
  test('period 2 cannot be recorded at 08:59, at 09:00 it can', () => {
    expect(observed({ periods: [2] }, '2026-11-18', '08:59')?.code).toBe('inFuture')
    expect(observed({ periods: [2] }, '2026-11-18', '09:00')).toBeUndefined()
  })

  test('a double period cannot be recorded before its second period has begun', () => {
    expect(observed({ periods: [1, 2] }, '2026-11-18', '08:59')?.code).toBe('inFuture')
    expect(observed({ periods: [1, 2] }, '2026-11-18', '09:00')).toBeUndefined()
  })

  test('yesterday’s period 2 can be recorded at 07:00', () => {
    expect(observed({ on: '2026-11-17', periods: [2] }, '2026-11-18', '07:00')).toBeUndefined()
  })

  test('a period that the bell does not ring is unknown', () => {
    expect(observed({ periods: [3] }, '2026-11-18')).toMatchObject({
      code: 'unknownPeriod',
      details: { lastPeriod: 2 },
    })
  })

  test('another school’s bell is not ours: its period 3 is good once our last period is over', () => {
    const guest = { periods: [3], hostSchool: '实验小学' }
    expect(observed(guest, '2026-11-18', '07:00')?.code).toBe('inFuture')
    expect(observed(guest, '2026-11-18', '12:00')).toBeUndefined()
    expect(observed({ ...guest, on: '2026-11-17' }, '2026-11-18', '07:00')).toBeUndefined()
  })

  test('a host school of blanks is our own school, with our bell', () => {
    expect(observed({ periods: [3], hostSchool: '  ' }, '2026-11-18')?.code).toBe('unknownPeriod')
  })
})

describe('what is no lesson', () => {
  test('a research session of today needs no bell', () => {
    expect(faultOf(research('2026-11-18'), '2026-11-18', '07:00')).toBeUndefined()
  })

  test('feedback given today is good, feedback of tomorrow is in the future', () => {
    expect(faultOf(inspection('2026-11-18'), '2026-11-18')).toBeUndefined()
    expect(faultOf(inspection('2026-11-19'), '2026-11-18')?.code).toBe('inFuture')
    expect(faultOf(inspection(null), '2026-11-18')).toBeUndefined()
  })
})

describe('a late entry', () => {
  test('the 7th day after the lesson is free, the 8th is late', () => {
    expect(isLate('2026-11-11', '2026-11-18', 7)).toBe(false)
    expect(isLate('2026-11-10', '2026-11-18', 7)).toBe(true)
  })

  test('with no free days the day of the lesson is free and the next is late', () => {
    expect(isLate('2026-11-18', '2026-11-18', 0)).toBe(false)
    expect(isLate('2026-11-17', '2026-11-18', 0)).toBe(true)
  })

  test('waits for approval, one in time counts at once', () => {
    expect(stateOnEntry(true)).toBe('awaiting')
    expect(stateOnEntry(false)).toBe('counted')
  })

  test('waits, in time too, when it was returned, and goes on waiting when it is corrected again', () => {
    expect(stateOnEntry(false, 'returned')).toBe('awaiting')
    expect(stateOnEntry(false, 'awaiting')).toBe('awaiting')
    expect(stateOnEntry(false, 'counted')).toBe('counted')
  })
})
