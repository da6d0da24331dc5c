import { describe, expect, test } from 'vitest'
import { autumnWith, makeUp, NATIONAL_DAY, off } from '../sample/calendar'
import { THURSDAY_RESEARCH } from '../sample/plan'
import { researched, sheetsOf, standing } from '../sample/school'

const look = { rules: [THURSDAY_RESEARCH], weekNumber: 12, today: '2026-11-18' }
const maths = (changes: Partial<Parameters<typeof standing>[0]>) =>
  standing({ ...look, ...changes }, '数学组')

describe('the Thursday of week 12, 2026-11-19', () => {
  test('is on track on the day itself and behind on Friday', () => {
    expect(maths({ today: '2026-11-19' })).toMatchObject({ expected: 0, status: 'onTrack' })
    expect(maths({ today: '2026-11-20' })).toMatchObject({ expected: 1, status: 'behind' })
  })

  test('is never red: behind still when the week and the term are over', () => {
    expect(maths({ today: '2026-11-23' }).status).toBe('behind')
    expect(maths({ today: '2027-02-22' }).status).toBe('behind')
  })

  test('a hard one is missed once its week is over and not on its Sunday', () => {
    const rules = [{ ...THURSDAY_RESEARCH, strength: 'hard' as const }]
    expect(maths({ rules, today: '2026-11-22' }).status).toBe('behind')
    expect(maths({ rules, today: '2026-11-23' }).status).toBe('missed')
  })

  test('held on Monday or on Saturday of the week counts: the tally knows only the week', () => {
    expect(maths({ tallies: [researched('数学组', 12)] })).toMatchObject({
      done: 1,
      target: 1,
      status: 'met',
    })
  })

  test('the other group is not done by it', () => {
    expect(standing({ ...look, tallies: [researched('数学组', 12)] }, '语文组').done).toBe(0)
  })

  test('the office is no subject group and owes none', () => {
    expect(sheetsOf(look).flatMap((sheet) => sheet.standings.map((each) => each.subjectId))).toEqual([
      '数学组',
      '语文组',
    ])
  })
})

describe('an extra session never fills another week', () => {
  test('two in week 11 and none in week 12: 11 weeks due, 1 kept, week 12 still owed', () => {
    expect(maths({ tallies: [researched('数学组', 11, 2)] })).toMatchObject({
      done: 0,
      status: 'onTrack',
      soFar: { filled: 1, due: 11, waived: 0 },
    })
  })

  test('two in one week are two done of one owed', () => {
    expect(maths({ tallies: [researched('数学组', 12, 2)] })).toMatchObject({
      done: 2,
      target: 1,
      status: 'met',
    })
  })

  test('a session held before its Thursday makes the week due as well as kept: never more kept than due', () => {
    expect(maths({ today: '2026-11-16', tallies: [researched('数学组', 12)] }).soFar).toEqual({
      filled: 1,
      due: 12,
      waived: 0,
    })
  })
})

describe('a Thursday on a holiday', () => {
  const calendar = autumnWith(...NATIONAL_DAY)
  const week5 = { calendar, weekNumber: 5, today: '2026-10-12' }

  test('is waived with the calendar’s reason: out of the weeks due', () => {
    expect(maths(week5)).toMatchObject({
      status: 'waived',
      expected: 0,
      period: { waived: '国庆节放假' },
      soFar: { due: 4, waived: 1 },
    })
  })

  test('stays waived when a session was held nevertheless', () => {
    expect(maths({ ...week5, tallies: [researched('数学组', 5)] })).toMatchObject({
      done: 1,
      status: 'waived',
    })
  })
})

describe('two slots in week 6: Thursday 2026-10-08 and the make-up Saturday 2026-10-10', () => {
  const calendar = autumnWith(...NATIONAL_DAY, makeUp('2026-10-10', 4))
  const week6 = (today: string, held: number) =>
    maths({ calendar, weekNumber: 6, today, tallies: [researched('数学组', 6, held)] })

  test('two are owed: one on Friday, both on Sunday', () => {
    expect(week6('2026-10-09', 0)).toMatchObject({ target: 2, expected: 1, status: 'behind' })
    expect(week6('2026-10-11', 1)).toMatchObject({ target: 2, expected: 2, status: 'behind' })
  })

  test('one is on track until Saturday is over, two are met', () => {
    expect(week6('2026-10-10', 1)).toMatchObject({ done: 1, status: 'onTrack' })
    expect(week6('2026-10-09', 2)).toMatchObject({ done: 2, status: 'met' })
  })

  test('of 6 slots due 1 is kept with one session and 2 are with two or three', () => {
    expect(week6('2026-10-12', 1).soFar).toEqual({ filled: 1, due: 6, waived: 0 })
    expect(week6('2026-10-12', 2).soFar).toEqual({ filled: 2, due: 6, waived: 0 })
    expect(week6('2026-10-12', 3).soFar).toEqual({ filled: 2, due: 6, waived: 0 })
  })

  test('week 5, whose Thursday has moved, owes nothing, and nothing is lost of the 21', () => {
    const week5 = maths({ calendar, weekNumber: 5, today: '2026-10-12' })
    expect(week5).toMatchObject({ status: 'waived', target: 0, expected: 0 })
    expect(week5).toMatchObject({ period: { label: '第 5 周' }, soFar: { due: 4, waived: 0 } })
  })
})

test('a slot that moved to Saturday of its own week is due on Saturday', () => {
  const calendar = autumnWith(off('2026-11-19', '运动会'), makeUp('2026-11-21', 4))
  expect(maths({ calendar, today: '2026-11-21' })).toMatchObject({ expected: 0, status: 'onTrack' })
  expect(maths({ calendar, today: '2026-11-22' })).toMatchObject({ expected: 1, status: 'behind' })
})
