import { describe, expect, test } from 'vitest'
import { meetingsInWords, meetingsOn, reschedule, runsOn } from '#core/club/club'
import { club, thursdays, tuesdays } from './clubs'

describe('when a club meets', () => {
  test('is told by weekday with a period or a time', () => {
    expect(meetingsInWords([tuesdays, thursdays])).toBe('周二 16:10–17:00，周四 第 6 节')
  })

  test('changes from a day on: the day before it met as before', () => {
    const schedules = reschedule(club().schedules, [thursdays], '2026-11-16')
    expect(meetingsOn(schedules, '2026-11-15')).toEqual([tuesdays])
    expect(meetingsOn(schedules, '2026-11-16')).toEqual([thursdays])
  })

  test('holds from the beginning by its first entry, whatever day that carries', () => {
    expect(meetingsOn(club().schedules, '2026-08-20')).toEqual([tuesdays])
  })

  test('told again as it is changes nothing, also with the keys in another order', () => {
    const { schedules } = club()
    const { weekday, period, startsAt, endsAt } = tuesdays
    expect(reschedule(schedules, [{ endsAt, startsAt, period, weekday }], '2026-11-16')).toBe(schedules)
  })

  test('planned for later gives way to what is said for an earlier day', () => {
    const later = reschedule(club().schedules, [thursdays], '2026-12-01')
    const both = reschedule(later, [tuesdays, thursdays], '2026-11-16')
    expect(both.map(({ from }) => from)).toEqual(['2026-09-01', '2026-11-16'])
  })

  test('planned for later is taken back by the old meetings on that day', () => {
    const { schedules } = club()
    expect(reschedule(reschedule(schedules, [thursdays], '2026-12-01'), [tuesdays], '2026-12-01')).toEqual(
      schedules,
    )
  })
})

test('a club runs on its first and last day, not on the day before or after', () => {
  const closed = club({ to: '2026-11-18' })
  expect(['2026-08-31', '2026-09-01', '2026-11-18', '2026-11-19'].map((on) => runsOn(closed, on))).toEqual([
    false,
    true,
    true,
    false,
  ])
})
