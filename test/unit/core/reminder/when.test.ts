import { describe, expect, test } from 'vitest'
import { type CalendarDay, layOutTerm } from '#core/calendar/school-calendar'
import {
  digestOn,
  instantAt,
  MORNING,
  maySayAt,
  mentionsDue,
  mentionsOf,
  sayableFrom,
} from '#core/reminder/when'
import { daily } from '../../../../cloudfunctions/_shared/jobs/times'

const TERM = { id: 't', name: '第一学期', startOn: '2026-09-01', endOn: '2027-01-22' }
const off = (on: string): CalendarDay => ({ on, teaching: false, reason: '国庆节' })
/** National Day from Thursday on, made up for on Saturday 10 October; all of the week from 5 October is free. */
const HOLIDAY: CalendarDay[] = [
  ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09'].map(
    off,
  ),
  { on: '2026-10-10', teaching: true, timetableOf: 4, reason: '调休' },
]
const plain = layOutTerm(TERM, [])
const calendar = layOutTerm(TERM, HOLIDAY)
const at = (text: string) => Date.parse(`${text}:00+08:00`)
const said = (dueOn: string) => mentionsOf(calendar, dueOn).map(({ before, on }) => [before, on])

describe('speaking to people', () => {
  test('is open from 07:00 to 20:59 of a teaching day in China', () => {
    expect(maySayAt(calendar, at('2026-11-19T06:59'))).toBe(false)
    expect(maySayAt(calendar, at('2026-11-19T07:00'))).toBe(true)
    expect(maySayAt(calendar, at('2026-11-19T20:59'))).toBe(true)
    expect(maySayAt(calendar, at('2026-11-19T21:00'))).toBe(false)
  })

  test('is closed on a weekend and on a holiday, open on a day that is made up for', () => {
    expect(maySayAt(calendar, at('2026-11-21T10:00'))).toBe(false)
    expect(maySayAt(calendar, at('2026-10-01T10:00'))).toBe(false)
    expect(maySayAt(calendar, at('2026-10-10T10:00'))).toBe(true)
  })

  test('is closed the day before the term and the day after it', () => {
    expect(maySayAt(calendar, at('2026-08-31T10:00'))).toBe(false)
    expect(maySayAt(calendar, at('2026-09-01T10:00'))).toBe(true)
    expect(maySayAt(calendar, at('2027-01-22T10:00'))).toBe(true)
    expect(maySayAt(calendar, at('2027-01-25T10:00'))).toBe(false)
  })

  test('goes on at once by day, and at seven of the next teaching day from nine on', () => {
    expect(sayableFrom(calendar, at('2026-11-19T20:59'))).toBe(at('2026-11-19T20:59'))
    expect(sayableFrom(calendar, at('2026-11-19T21:00'))).toBe(at('2026-11-20T07:00'))
    expect(sayableFrom(calendar, at('2026-11-20T00:00'))).toBe(at('2026-11-20T07:00'))
    expect(sayableFrom(calendar, at('2026-11-20T21:30'))).toBe(at('2026-11-23T07:00'))
    expect(sayableFrom(calendar, at('2026-09-30T21:30'))).toBe(at('2026-10-10T07:00'))
  })

  test('goes on no more after the last evening of the term', () => {
    expect(sayableFrom(calendar, at('2027-01-22T20:59'))).not.toBeNull()
    expect(sayableFrom(calendar, at('2027-01-22T21:00'))).toBeNull()
  })
})

const lastMorning = daily(MORNING)

describe('the last morning', () => {
  test('is today’s from 07:30 on and yesterday’s a minute before', () => {
    expect(lastMorning(at('2026-11-19T07:30'))).toBe(at('2026-11-19T07:30'))
    expect(lastMorning(at('2026-11-19T07:29'))).toBe(at('2026-11-18T07:30'))
  })

  test('is of the day in China when it is still the day before in London, also over the end of a month', () => {
    expect(lastMorning(Date.parse('2026-10-31T23:45:00Z'))).toBe(at('2026-11-01T07:30'))
    expect(lastMorning(Date.parse('2026-10-31T16:00:00Z'))).toBe(at('2026-10-31T07:30'))
  })

  test('comes 24 hours after the other on the days on which other countries change their clocks', () => {
    for (const on of ['2026-03-29', '2026-10-25', '2026-11-01', '2026-04-12'])
      expect(lastMorning(instantAt(on, '23:59')) - lastMorning(instantAt(on, '00:00'))).toBe(86_400_000)
  })
})

describe('the digest', () => {
  test('of a week is due on its Monday at 07:30', () => {
    expect(digestOn(calendar, '2026-11-19')).toMatchObject({
      week: { monday: '2026-11-16' },
      due: at('2026-11-16T07:30'),
    })
  })

  test('of the first week is due on the Tuesday that the term begins on, and there is none on the Monday', () => {
    expect(digestOn(calendar, '2026-09-01')).toMatchObject({ due: at('2026-09-01T07:30') })
    expect(digestOn(calendar, '2026-08-31')).toBeUndefined()
  })

  test('of a week that only has a made-up Saturday is due on that Saturday, and not before', () => {
    expect(digestOn(calendar, '2026-10-09')).toBeUndefined()
    expect(digestOn(calendar, '2026-10-10')).toMatchObject({ due: at('2026-10-10T07:30') })
    expect(digestOn(calendar, '2026-10-11')).toMatchObject({ due: at('2026-10-10T07:30') })
  })

  test('of a week without teaching there is none', () => {
    const free = layOutTerm(TERM, HOLIDAY.slice(0, 7))
    for (const day of ['2026-10-05', '2026-10-09', '2026-10-11']) expect(digestOn(free, day)).toBeUndefined()
  })

  test('there is none once the term is over, though its week is not', () => {
    expect(digestOn(plain, '2027-01-22')).toBeDefined()
    expect(digestOn(plain, '2027-01-23')).toBeUndefined()
  })
})

describe('a due day', () => {
  test('is mentioned seven days and one day before', () => {
    expect(said('2026-11-27')).toEqual([
      [7, '2026-11-20'],
      [1, '2026-11-26'],
    ])
  })

  test('that is a Monday is mentioned on the Friday before, and the Monday before', () => {
    expect(said('2026-11-30')).toEqual([
      [7, '2026-11-23'],
      [1, '2026-11-27'],
    ])
  })

  test('that is a Sunday is mentioned on the Friday before, for Saturday is free', () => {
    expect(said('2026-11-29')).toEqual([
      [7, '2026-11-20'],
      [1, '2026-11-27'],
    ])
  })

  test('in a long holiday is mentioned once where both days fall back on one', () => {
    // T−7 of 8 October is the first, T−1 the seventh: both fall back on the thirtieth.
    expect(said('2026-10-08')).toEqual([[1, '2026-09-30']])
    expect(said('2026-10-07')).toEqual([[1, '2026-09-30']])
  })

  test('right after the holiday is mentioned on the day that is made up for', () => {
    expect(said('2026-10-11')).toEqual([
      [7, '2026-09-30'],
      [1, '2026-10-10'],
    ])
  })

  test('at the end of a month is mentioned in the month before where seven days reach there', () => {
    expect(said('2026-12-01')).toEqual([
      [7, '2026-11-24'],
      [1, '2026-11-30'],
    ])
  })

  test('in the first week of the term is mentioned by the term only', () => {
    expect(said('2026-09-04')).toEqual([[1, '2026-09-03']])
    expect(said('2026-09-01')).toEqual([])
  })

  test('after the term is mentioned seven days before if that is in the term, and never later', () => {
    expect(said('2027-01-29')).toEqual([[7, '2027-01-22']])
    expect(said('2027-01-30')).toEqual([])
  })
})

describe('what was missed', () => {
  const due = (since: string | null, now: string) =>
    mentionsDue(calendar, since === null ? null : at(since), at(now)).map(({ dueOn, before }) => [
      dueOn,
      before,
    ])

  test('is said once, and only of days that are not over', () => {
    // Off from Monday the 16th to Thursday the 19th: due on the 18th is over, due on the 19th is today.
    expect(due('2026-11-13T07:30', '2026-11-19T09:00')).toEqual([
      ['2026-11-19', 1],
      ['2026-11-20', 1],
      ['2026-11-23', 7],
      ['2026-11-24', 7],
      ['2026-11-25', 7],
      ['2026-11-26', 7],
    ])
  })

  test('is nothing when this morning’s was said', () => {
    expect(due('2026-11-19T07:30', '2026-11-19T23:00')).toEqual([])
  })

  test('is this morning’s alone at the first time', () => {
    expect(due(null, '2026-11-19T09:00')).toEqual([
      ['2026-11-20', 1],
      ['2026-11-26', 7],
    ])
    expect(due(null, '2026-11-19T07:29').map(([dueOn]) => dueOn)).toEqual(['2026-11-19', '2026-11-25'])
  })

  test('is nothing after the term', () => {
    expect(due('2027-01-21T07:30', '2027-01-22T07:30')).toContainEqual(['2027-01-23', 1])
    expect(due('2027-01-21T07:30', '2027-01-23T07:30')).toEqual([])
  })
})
