import { describe, expect, test } from 'vitest'
import { plannedSessions } from '#core/club/planned'
import { autumn, autumnWith, makeUp, NATIONAL_DAY, off } from '../sample/calendar'
import { club, thursdays, tuesdays } from './clubs'

const days = (from: string, to: string, ...[of, calendar]: Parameters<typeof plannedSessions>) =>
  plannedSessions(of, calendar).filter(({ on }) => from <= on && on <= to)

describe('what is planned of a club on Tuesdays', () => {
  test('is every Tuesday of the term', () => {
    const planned = plannedSessions(club(), autumn)
    expect(planned).toHaveLength(21)
    expect(planned[0]).toEqual({ on: '2026-09-01', week: 1, madeUp: false, waived: null })
    expect(planned.at(-1)?.on).toBe('2027-01-19')
  })

  test('falls away on a holiday, and says why', () => {
    expect(days('2026-10-01', '2026-10-10', club(), autumnWith(...NATIONAL_DAY))).toEqual([
      { on: '2026-10-06', week: 6, madeUp: false, waived: '国庆节放假' },
    ])
  })

  test('moves with the make-up day that carries Tuesday’s timetable', () => {
    const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 2))
    expect(days('2026-10-01', '2026-10-10', club(), calendar)).toEqual([
      { on: '2026-10-10', week: 6, madeUp: true, waived: null },
    ])
  })

  test('is nothing on a Tuesday that runs another day’s timetable', () => {
    const calendar = autumnWith(off('2026-11-19', '运动会'), makeUp('2026-11-17', 4))
    expect(days('2026-11-16', '2026-11-20', club(), calendar)).toEqual([
      { on: '2026-11-17', week: 12, madeUp: false, waived: '调休上课' },
    ])
  })

  test('begins and ends with the club', () => {
    const short = club({ from: '2026-09-09', to: '2026-09-21' })
    expect(plannedSessions(short, autumn).map(({ on }) => on)).toEqual(['2026-09-15'])
  })
})

test('a new weekday from a day on plans by it from that day and leaves the rest', () => {
  const schedules = [
    { from: '2026-09-01', meetings: [tuesdays] },
    { from: '2026-09-16', meetings: [tuesdays, thursdays] },
  ]
  expect(days('2026-09-07', '2026-09-25', club({ schedules }), autumn).map(({ on }) => on)).toEqual([
    '2026-09-08',
    '2026-09-15',
    '2026-09-17',
    '2026-09-22',
    '2026-09-24',
  ])
})
