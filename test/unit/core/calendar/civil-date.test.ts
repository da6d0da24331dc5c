import { describe, expect, test } from 'vitest'
import {
  addDays,
  ageOn,
  civilDateAt,
  daysBetween,
  isCivilDate,
  mondayOf,
  wallClockAt,
  weekdayOf,
} from '#core/calendar/civil-date'

describe('a civil date', () => {
  test.each(['2026-09-01', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is one', (text) => {
    expect(isCivilDate(text)).toBe(true)
  })

  test.each([
    ['2026-02-29', 'a leap day in a common year'],
    ['1900-02-29', 'a leap day in a century that is not leap'],
    ['2100-02-29', 'a leap day in a century that is not leap'],
    ['2026-02-30', 'a day that no February has'],
    ['2026-04-31', 'a day that April does not have'],
    ['2026-13-01', 'a thirteenth month'],
    ['2026-00-10', 'a month zero'],
    ['2026-01-00', 'a day zero'],
    ['1899-12-31', 'before 1900'],
    ['2200-01-01', 'after 2199'],
    ['2026-9-1', 'digits left out'],
    ['2026/09/01', 'slashes'],
    ['2026-09-01T00:00:00', 'a time'],
    [' 2026-09-01', 'a blank before it'],
    ['2026-09-01\n', 'a line break after it'],
    ['２０２６-09-01', 'full-width digits'],
    ['', 'nothing'],
  ])('%j is none: %s', (text) => {
    expect(isCivilDate(text)).toBe(false)
  })
})

describe('adding days', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2024-02-29', 366, '2025-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-09-01', 0, '2026-09-01'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected)
  })

  test('from 2026-02-28 to 2026-03-01 is one day, in 2024 two', () => {
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })

  test('from a day to itself is 0 and to the day before is -1', () => {
    expect(daysBetween('2026-09-01', '2026-09-01')).toBe(0)
    expect(daysBetween('2026-09-01', '2026-08-31')).toBe(-1)
  })
})

describe('weekdays', () => {
  test('Monday is 1 and Sunday is 7', () => {
    expect(weekdayOf('2026-08-31')).toBe(1)
    expect(weekdayOf('2026-09-01')).toBe(2)
    expect(weekdayOf('2026-09-06')).toBe(7)
  })

  test.each([
    ['2026-08-31', '2026-08-31'],
    ['2026-09-06', '2026-08-31'],
    ['2026-09-07', '2026-09-07'],
    ['2027-01-01', '2026-12-28'],
  ])('the week of %s begins on %s', (date, monday) => {
    expect(mondayOf(date)).toBe(monday)
  })
})

describe('the date in Shanghai', () => {
  test('15:59:59.999Z is still the same day, 16:00Z is the next', () => {
    expect(civilDateAt(Date.parse('2026-09-01T15:59:59.999Z'))).toBe('2026-09-01')
    expect(civilDateAt(Date.parse('2026-09-01T16:00:00.000Z'))).toBe('2026-09-02')
  })

  test('the year turns at 2026-12-31T16:00Z', () => {
    expect(civilDateAt(Date.parse('2026-12-31T15:59:59Z'))).toBe('2026-12-31')
    expect(civilDateAt(Date.parse('2026-12-31T16:00:00Z'))).toBe('2027-01-01')
  })

  test('the clock stands at 23:59 and then at 00:00', () => {
    expect(wallClockAt(Date.parse('2026-09-01T15:59:59Z'))).toBe('23:59')
    expect(wallClockAt(Date.parse('2026-09-01T16:00:00Z'))).toBe('00:00')
  })

  test('there is no daylight saving: noon in Shanghai is 04:00Z in January and in July', () => {
    expect(wallClockAt(Date.parse('2026-01-15T04:00:00Z'))).toBe('12:00')
    expect(wallClockAt(Date.parse('2026-07-15T04:00:00Z'))).toBe('12:00')
  })
})

describe('age', () => {
  test('counts from the birthday on', () => {
    expect(ageOn('1981-09-02', '2026-09-01')).toBe(44)
    expect(ageOn('1981-09-01', '2026-09-01')).toBe(45)
    expect(ageOn('1981-08-31', '2026-09-01')).toBe(45)
  })

  test('born on 29 February turns 45 on 1 March 2025, not on 28 February', () => {
    expect(ageOn('1980-02-29', '2025-02-28')).toBe(44)
    expect(ageOn('1980-02-29', '2025-03-01')).toBe(45)
  })

  test('born on 29 February turns 48 on 29 February 2028, not the day before', () => {
    expect(ageOn('1980-02-29', '2028-02-28')).toBe(47)
    expect(ageOn('1980-02-29', '2028-02-29')).toBe(48)
  })
})
