import { describe, expect, test } from 'vitest'
import {
  type CalendarDay,
  layOutTerm,
  teachingDaysThrough,
  weekAt,
  weekNumbered,
} from '#core/calendar/school-calendar'
import { AUTUMN, autumn, autumnWith, makeUp, NATIONAL_DAY, off, week } from '../sample/calendar'

const term = (startOn: string, endOn: string, days: readonly CalendarDay[] = []) =>
  layOutTerm({ ...AUTUMN, startOn, endOn }, days)

describe('weeks', () => {
  test('a term starting on Wednesday 2026-09-02 has its week 1 from Monday 2026-08-31, with 3 teaching days', () => {
    const { weeks } = term('2026-09-02', '2026-09-30')
    expect(weeks[0]).toMatchObject({ number: 1, monday: '2026-08-31', sunday: '2026-09-06' })
    expect(weeks[0]?.teachingDays.map((day) => day.on)).toEqual(['2026-09-02', '2026-09-03', '2026-09-04'])
  })

  test('a term starting on Saturday 2026-08-29 has its week 1 from Monday 2026-08-31', () => {
    expect(term('2026-08-29', '2026-09-30').weeks[0]).toMatchObject({ number: 1, monday: '2026-08-31' })
  })

  test('a term starting on a Saturday that is taught has its week 1 around that Saturday', () => {
    const calendar = term('2026-08-29', '2026-09-30', [makeUp('2026-08-29', 1)])
    expect(week(1, calendar)).toMatchObject({ monday: '2026-08-24', sunday: '2026-08-30' })
    expect(week(1, calendar).teachingDays).toEqual([{ on: '2026-08-29', timetableOf: 1 }])
  })

  test('a first week that is off altogether is no week: week 1 is the one after', () => {
    const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'].map((on) => off(on, '推迟开学'))
    const calendar = autumnWith(...days)
    expect(week(1, calendar).monday).toBe('2026-09-07')
    expect(weekAt(calendar, '2026-09-04')).toBeUndefined()
  })

  test('a week in the middle of the term without a teaching day keeps its number and is no teaching week', () => {
    const days = ['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09']
    const calendar = autumnWith(...days.map((on) => off(on, '秋假')))
    expect(week(6, calendar)).toMatchObject({ monday: '2026-10-05', teachingDays: [] })
    expect(week(7, calendar).monday).toBe('2026-10-12')
    expect(calendar.weeks).toHaveLength(21)
    expect(calendar.teachingWeeks).toHaveLength(20)
  })

  test('the last week of a term ending on Friday 2027-01-22 is week 21', () => {
    expect(autumn.weeks.at(-1)).toMatchObject({ number: 21, monday: '2027-01-18', sunday: '2027-01-24' })
  })

  test('a term ending on a Monday has a last week of one teaching day', () => {
    expect(term('2026-09-01', '2026-09-14').weeks.at(-1)?.teachingDays).toHaveLength(1)
  })

  test('a term in which nothing is taught has no weeks', () => {
    expect(term('2026-10-01', '2026-10-07', NATIONAL_DAY)).toMatchObject({ weeks: [], teachingDays: [] })
  })

  test('Sunday 2026-09-06 lies in week 1 and Monday 2026-09-07 in week 2', () => {
    expect(weekAt(autumn, '2026-09-06')?.number).toBe(1)
    expect(weekAt(autumn, '2026-09-07')?.number).toBe(2)
  })

  test('the day before week 1 and the day after the last week lie in none', () => {
    expect(weekAt(autumn, '2026-08-30')).toBeUndefined()
    expect(weekAt(autumn, '2027-01-25')).toBeUndefined()
  })

  test('week 21 exists, week 22 and week 0 do not', () => {
    expect(weekNumbered(autumn, 21)?.number).toBe(21)
    expect(weekNumbered(autumn, 22)).toBeUndefined()
    expect(weekNumbered(autumn, 0)).toBeUndefined()
  })
})

describe('teaching days', () => {
  test('the autumn term 2026 has 104 as long as nothing falls away', () => {
    expect(autumn.teachingDays).toHaveLength(104)
  })

  test('National Day takes 5 of them: 1 and 2, 5, 6 and 7 October', () => {
    expect(autumnWith(...NATIONAL_DAY).teachingDays).toHaveLength(99)
  })

  test('a make-up Saturday adds one, with the timetable it carries', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 4))
    expect(calendar.teachingDays).toHaveLength(100)
    expect(calendar.teachingDays).toContainEqual({ on: '2026-10-10', timetableOf: 4 })
  })

  test('a taught Saturday without a timetable of its own runs Saturday’s', () => {
    const calendar = autumnWith({ on: '2026-10-10', teaching: true, reason: '运动会' })
    expect(calendar.teachingDays).toContainEqual({ on: '2026-10-10', timetableOf: 6 })
  })

  test('the school overrides the district: a day off for the district is taught in the school', () => {
    const calendar = autumnWith(off('2026-11-18', '学区停课'), {
      on: '2026-11-18',
      teaching: true,
      reason: '本校照常上课',
    })
    expect(calendar.teachingDays).toContainEqual({ on: '2026-11-18', timetableOf: 3 })
    expect(calendar.exceptions.get('2026-11-18')?.reason).toBe('本校照常上课')
  })

  test('a day that is off outside the term changes nothing', () => {
    expect(autumnWith(off('2026-08-31', '放假'), off('2027-01-25', '放假')).teachingDays).toHaveLength(104)
  })

  test('none has come by 2026-08-31, one by 2026-09-01, four by Sunday 2026-09-06, five by Monday', () => {
    expect(teachingDaysThrough(autumn, '2026-08-31')).toBe(0)
    expect(teachingDaysThrough(autumn, '2026-09-01')).toBe(1)
    expect(teachingDaysThrough(autumn, '2026-09-06')).toBe(4)
    expect(teachingDaysThrough(autumn, '2026-09-07')).toBe(5)
  })

  test('all 104 have come by the last day and no more after it', () => {
    expect(teachingDaysThrough(autumn, '2027-01-22')).toBe(104)
    expect(teachingDaysThrough(autumn, '2027-03-01')).toBe(104)
  })
})
