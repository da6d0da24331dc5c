import { describe, expect, test } from 'vitest'
import { periodsOf } from '#core/standing/period'
import { autumn, autumnWith, makeUp, NATIONAL_DAY, off } from '../sample/calendar'

describe('slots every Tuesday and Thursday', () => {
  const cadence = { every: 'weekdays', weekdays: [2, 4] } as const
  const inWeek = (number: number, calendar = autumn) =>
    periodsOf(cadence, calendar, []).filter(({ fromWeek }) => fromWeek === number)

  test('stand together in a week, so that one record fills one of them', () => {
    expect(inWeek(12)).toMatchObject([{ slots: ['2026-11-17', '2026-11-19'], waived: null }])
  })

  test('on a holiday only that day is waived', () => {
    expect(inWeek(12, autumnWith(off('2026-11-19', '运动会')))).toMatchObject([
      { slots: ['2026-11-17'], waived: null },
      { slots: ['2026-11-19'], waived: '运动会' },
    ])
  })

  test('one that moved into the week before leaves its own week the other', () => {
    const calendar = autumnWith(off('2026-11-19', '运动会'), makeUp('2026-11-15', 4))
    expect(inWeek(11, calendar)).toMatchObject([{ slots: ['2026-11-10', '2026-11-12', '2026-11-15'] }])
    expect(inWeek(12, calendar)).toMatchObject([{ slots: ['2026-11-17'], waived: null }])
  })

  test('in a week without teaching both are waived', () => {
    expect(inWeek(5, autumnWith(...NATIONAL_DAY)).map(({ waived }) => waived)).toContain('国庆节放假')
  })
})

describe('by the 25th of every month', () => {
  const due = periodsOf({ every: 'month', by: 25 }, autumn, [])

  test('each month begins on the day after the one before was due', () => {
    expect(due.slice(0, 2)).toMatchObject([
      { from: '2026-09-01', to: '2026-09-25', label: '9 月' },
      { from: '2026-09-26', to: '2026-10-25', label: '10 月' },
    ])
  })

  test('a month whose day lies beyond the term owes nothing', () => {
    expect(due.at(-1)).toMatchObject({ to: '2026-12-25' })
  })

  test('by the 31st, a shorter month is due on its last day', () => {
    const [september] = periodsOf({ every: 'month', by: 31 }, autumn, [])
    expect(september).toMatchObject({ to: '2026-09-30' })
  })
})
