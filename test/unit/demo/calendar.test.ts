import { describe, expect, test } from 'vitest'
import { addDays } from '#core/calendar/civil-date'
import { weekAt } from '#core/calendar/school-calendar'
import { publicHolidays } from '../../../cloudfunctions/term/public-holidays'
import { demoCalendar } from '../../../local/demo/school/calendar'
import { Ids } from '../../../local/demo/school/ids'
import { Random } from '../../../local/demo/school/random'
import { termAround } from '../../../local/demo/school/term'

const calendarOn = (today: string) => demoCalendar(today, new Ids(new Random(1)))

describe('the term of the demo', () => {
  test('contains today, with five teaching weeks behind it and two to come, on every day of 2026 and 2027', () => {
    for (let today = '2026-01-01'; today <= '2027-12-31'; today = addDays(today, 1)) {
      const { calendar } = calendarOn(today)
      expect(calendar.term.startOn <= today && today <= calendar.term.endOn, today).toBe(true)
      expect(weekAt(calendar, today), today).toBeDefined()
      const before = calendar.teachingWeeks.filter((week) => week.sunday < today)
      const after = calendar.teachingWeeks.filter((week) => week.monday > today)
      expect(before.length, today).toBeGreaterThanOrEqual(5)
      expect(after.length, today).toBeGreaterThanOrEqual(2)
    }
  })

  test('is the autumn term from 1 September on 22 November 2026', () => {
    expect(termAround('2026-11-22')).toMatchObject({
      name: '2026—2027 学年第一学期',
      startOn: '2026-09-01',
      endOn: '2027-01-22',
      synthetic: false,
    })
  })

  test('is the spring term from the Monday since 正月十四 on 20 April 2027', () => {
    expect(termAround('2027-04-20')).toMatchObject({ startOn: '2027-02-22', endOn: '2027-07-09' })
  })

  test('is made up, with today in week 12, on 15 September 2026, and says so', () => {
    const { calendar, warnings } = calendarOn('2026-09-15')
    expect(weekAt(calendar, '2026-09-15')?.number).toBe(12)
    expect(warnings.join()).toContain('虚拟的 20 周学期')
  })

  test('has a Thursday off for the sports meeting in a past week', () => {
    const { schoolDays } = calendarOn('2026-11-22')
    expect(schoolDays).toEqual([{ on: '2026-10-29', teaching: false, reason: '学校运动会，全校停课一天' }])
  })
})

describe('public holidays', () => {
  test('2026-10-10 carries the timetable of Wednesday 7 October, the second day traded', () => {
    const { days } = publicHolidays('2026-09-01', '2027-01-22')
    expect(days.find((day) => day.on === '2026-10-10')).toEqual({
      on: '2026-10-10',
      teaching: true,
      timetableOf: 3,
      reason: '国庆节调休，上 10 月 7 日（周三）的课',
    })
    expect(days.find((day) => day.on === '2026-10-01')).toMatchObject({ teaching: false })
  })

  test('a make-up day counts although the day it makes up for lies outside the range', () => {
    const { days } = publicHolidays('2026-02-28', '2026-03-31')
    expect(days).toEqual([expect.objectContaining({ on: '2026-02-28', teaching: true, timetableOf: 1 })])
  })

  test('the holidays of 2027 are not known yet, and the caller is told', () => {
    expect(publicHolidays('2026-09-01', '2027-01-22').unknownYears).toEqual([2027])
    expect(calendarOn('2026-11-22').warnings.join()).toContain('2027 年')
  })
})
