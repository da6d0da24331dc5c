import { describe, expect, test } from 'vitest'
import type { Weekday } from '#core/calendar/civil-date'
import { layOutTerm, type SchoolCalendar } from '#core/calendar/school-calendar'
import { periodIn, periodsOf } from '#core/standing/period'
import { AUTUMN, autumn, autumnWith, makeUp, NATIONAL_DAY, off, week } from '../sample/calendar'
import { SETTINGS } from '../sample/plan'

const slots = (calendar: SchoolCalendar, weekday: Weekday = 4) =>
  periodsOf({ every: 'weekday', weekday }, calendar, [])

const inWeek = (calendar: SchoolCalendar, number: number, weekday: Weekday = 4) =>
  slots(calendar, weekday).filter((period) => period.fromWeek === number)

describe('a slot every Thursday', () => {
  test('stands 21 times in the autumn term, from 2026-09-03 to 2027-01-21', () => {
    const days = slots(autumn).flatMap((period) => period.slots)
    expect(days).toHaveLength(21)
    expect([days[0], days.at(-1)]).toEqual(['2026-09-03', '2027-01-21'])
  })

  test('begins in week 2 when the term begins on Friday 2026-09-04, and the Thursday before is not waived', () => {
    const fromFriday = layOutTerm({ ...AUTUMN, startOn: '2026-09-04' }, [])
    expect(inWeek(fromFriday, 1)).toEqual([])
    expect(inWeek(fromFriday, 2)).toMatchObject([{ slots: ['2026-09-10'], waived: null }])
  })

  test('is waived on the holiday 2026-10-01, with the calendar’s reason', () => {
    const [period, ...others] = inWeek(autumnWith(...NATIONAL_DAY), 5)
    expect(period).toMatchObject({ slots: ['2026-10-01'], waived: '国庆节放假', label: '第 5 周' })
    expect(others).toEqual([])
  })

  test('a Thursday that runs Monday’s timetable is waived too', () => {
    const calendar = autumnWith(makeUp('2026-11-19', 1))
    expect(inWeek(calendar, 12)).toMatchObject([{ slots: ['2026-11-19'], waived: '调休上课' }])
  })
})

describe('a slot moves with its make-up day', () => {
  test('within the week: Thursday 2026-11-19 is off and Saturday 2026-11-21 carries it', () => {
    const calendar = autumnWith(off('2026-11-19', '运动会'), makeUp('2026-11-21', 4))
    expect(inWeek(calendar, 12)).toMatchObject([{ slots: ['2026-11-21'], dueOn: '2026-11-21', waived: null }])
    expect(slots(calendar).filter((period) => period.waived !== null)).toEqual([])
  })

  test('into another week: 2026-10-01 is carried by Saturday 2026-10-10, so week 6 has two slots and week 5 says so', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 4))
    expect(inWeek(calendar, 5)).toMatchObject([{ key: 'week-5', slots: [], waived: '已移到 10 月 10 日' }])
    expect(inWeek(calendar, 6)).toMatchObject([
      { key: 'week-6', slots: ['2026-10-08', '2026-10-10'], dueOn: '2026-10-10', waived: null },
    ])
  })

  test('into an earlier week: Sunday 2026-09-20 carries it to week 3', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-09-20', 4))
    expect(inWeek(calendar, 3)).toMatchObject([{ slots: ['2026-09-17', '2026-09-20'] }])
    expect(inWeek(calendar, 5)).toMatchObject([{ slots: [], waived: '已移到 9 月 20 日' }])
  })

  test('a make-up day that carries Friday does not move Thursday’s slot', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 5))
    expect(inWeek(calendar, 5)).toMatchObject([{ waived: '国庆节放假' }])
    expect(inWeek(calendar, 6)).toMatchObject([{ slots: ['2026-10-08'] }])
  })

  test('of two Thursdays off, the one nearest to the make-up day moves and the other is waived', () => {
    const calendar = autumnWith(
      off('2026-10-01', '国庆节放假'),
      off('2026-12-31', '元旦放假'),
      makeUp('2026-10-10', 4),
    )
    expect(slots(calendar).filter((period) => period.waived !== null)).toMatchObject([
      { slots: [], waived: '已移到 10 月 10 日' },
      { slots: ['2026-12-31'], waived: '元旦放假' },
    ])
  })

  test('one slot is kept or waived for every Thursday of the term', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 4), off('2026-12-31', '元旦放假'))
    expect(slots(calendar).flatMap((period) => period.slots)).toHaveLength(21)
  })

  test('a make-up Sunday that carries Monday keeps its own week’s waived Monday apart', () => {
    const calendar = autumnWith(
      off('2026-10-05', '国庆节放假'),
      off('2026-10-12', '秋游'),
      makeUp('2026-10-11', 1),
    )
    expect(inWeek(calendar, 6, 1)).toMatchObject([
      { waived: '国庆节放假' },
      { slots: ['2026-10-11'], waived: null },
    ])
    expect(inWeek(calendar, 7, 1)).toMatchObject([{ slots: [], waived: '已移到 10 月 11 日' }])
  })
})

describe('once a week', () => {
  test('is due on the week’s last teaching day, a make-up Saturday included', () => {
    const calendar = autumnWith(makeUp('2026-11-21', 1))
    const weekly = periodsOf({ every: 'week' }, calendar, [])
    expect(weekly).toHaveLength(21)
    expect(weekly[10]).toMatchObject({
      key: 'week-11',
      dueOn: '2026-11-13',
      from: '2026-11-09',
      to: '2026-11-15',
    })
    expect(weekly[11]).toMatchObject({ key: 'week-12', dueOn: '2026-11-21' })
  })

  test('is not owed in a week without a teaching day', () => {
    const days = ['05', '06', '07', '08', '09'].map((day) => off(`2026-10-${day}`, '秋假'))
    const weekly = periodsOf({ every: 'week' }, autumnWith(...days), [])
    expect(weekly.map((period) => period.fromWeek)).not.toContain(6)
  })
})

describe('milestones', () => {
  const milestones = (calendar: SchoolCalendar, ...names: string[]) =>
    periodsOf({ every: 'milestone', names }, calendar, SETTINGS.milestones)

  test('期中 in weeks 9 to 11 runs from 2026-10-26 to 2026-11-15 and is due on 2026-11-13', () => {
    expect(milestones(autumn, '期中')).toMatchObject([
      { key: 'milestone-期中', label: '期中', from: '2026-10-26', to: '2026-11-15', slots: ['2026-11-13'] },
    ])
  })

  test('a window beyond the term’s last week is cut at it', () => {
    const short = periodsOf({ every: 'milestone', names: ['期末'] }, autumn, [
      { name: '期末', fromWeek: 20, toWeek: 24 },
    ])
    expect(short).toMatchObject([{ fromWeek: 20, toWeek: 21, to: '2027-01-24' }])
  })

  test('a window after the term and a name without a window are no periods', () => {
    const windows = [{ name: '期末', fromWeek: 22, toWeek: 24 }]
    expect(periodsOf({ every: 'milestone', names: ['期末', '月考'] }, autumn, windows)).toEqual([])
  })
})

describe('what the page of a week shows', () => {
  const all = periodsOf({ every: 'milestone', names: ['期初', '期中', '期末'] }, autumn, SETTINGS.milestones)
  const labelIn = (number: number) => periodIn(all, week(number))?.label

  test('the window that the week lies in: 期中 from week 9 to week 11', () => {
    expect([labelIn(9), labelIn(11)]).toEqual(['期中', '期中'])
  })

  test('between two windows the one that is over: 期初 from week 4 to week 8', () => {
    expect([labelIn(4), labelIn(8)]).toEqual(['期初', '期初'])
  })

  test('before the first window that window', () => {
    expect(periodIn(all.slice(1), week(2))?.label).toBe('期中')
  })

  test('in a week whose Thursday has moved away that it has, and where to', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 4))
    expect(periodIn(slots(calendar), week(5, calendar))).toMatchObject({
      label: '第 5 周',
      waived: '已移到 10 月 10 日',
    })
  })

  test('the kept slot rather than the waived one of the same week', () => {
    const calendar = autumnWith(
      off('2026-10-05', '国庆节放假'),
      off('2026-10-12', '秋游'),
      makeUp('2026-10-11', 1),
    )
    expect(periodIn(slots(calendar, 1), week(6, calendar))?.waived).toBeNull()
  })

  test('nothing where there are no periods', () => {
    expect(periodIn([], week(1))).toBeUndefined()
  })
})
