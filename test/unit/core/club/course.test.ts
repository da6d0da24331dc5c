import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { weekAt } from '#core/calendar/school-calendar'
import {
  type HeldSession,
  planAgainstHeld,
  progressInWords,
  progressOf,
  slotMovedTo,
} from '#core/club/course'
import { plannedSessions } from '#core/club/planned'
import { autumn, autumnWith, NATIONAL_DAY } from '../sample/calendar'
import { club, held, thursdays, tuesdays } from './clubs'

const TODAY = '2026-11-18'
const planned = plannedSessions(club(), autumn)
const courseOf = (...sessions: HeldSession[]) => planAgainstHeld(planned, sessions, TODAY)
const slotOn = (on: string, ...sessions: HeldSession[]) =>
  courseOf(...sessions).slots.find((slot) => slot.on === on)

describe('a planned session', () => {
  test('is held by the session of its day', () => {
    expect(slotOn('2026-11-17', held('2026-11-17'))).toMatchObject({ state: 'held' })
  })

  test('is held on another day of its week, moved', () => {
    const session = held('2026-11-18', 18, { movedBecause: '场地占用' })
    expect(slotOn('2026-11-17', session)).toMatchObject({ state: 'moved', session: { on: '2026-11-18' } })
  })

  test('is not filled by a session of another week', () => {
    const { slots, extra } = courseOf(held('2026-11-10'), held('2026-11-12'))
    expect(slots.find(({ on }) => on === '2026-11-17')?.state).toBe('missed')
    expect(extra.map(({ on }) => on)).toEqual(['2026-11-12'])
  })

  test('is missed once its day is over, and still to come on the day itself', () => {
    expect(slotOn('2026-11-17')?.state).toBe('missed')
    expect(planAgainstHeld(planned, [], '2026-11-17').slots[11]).toMatchObject({
      on: '2026-11-17',
      state: 'toCome',
    })
  })

  test('waits with a late entry that nobody has approved', () => {
    expect(slotOn('2026-10-13', held('2026-10-13', 18, { awaiting: true }))?.state).toBe('awaiting')
  })

  test('of two in a week is found by day, whatever order they are written down in', () => {
    const twice = plannedSessions(
      club({ schedules: [{ from: '2026-09-01', meetings: [tuesdays, thursdays] }] }),
      autumn,
    )
    const { slots, extra } = planAgainstHeld(twice, [held('2026-11-12'), held('2026-11-11')], TODAY)
    expect(slots.filter(({ week }) => week === 11).map(({ state }) => state)).toEqual(['moved', 'held'])
    expect(extra).toEqual([])
  })
})

test('a session in the week of a holiday’s slot is an extra one: what is waived is not made up for', () => {
  const calendar = autumnWith(...NATIONAL_DAY)
  const { slots, extra } = planAgainstHeld(plannedSessions(club(), calendar), [held('2026-10-08')], TODAY)
  expect(slots.find(({ on }) => on === '2026-10-06')?.state).toBe('waived')
  expect(extra).toHaveLength(1)
})

describe('a session needs a reason for its day', () => {
  const moved = (on: string, ...others: HeldSession[]) => slotMovedTo(on, planned, others)?.on

  test('when it takes the place of the week’s planned one', () => {
    expect(moved('2026-11-18')).toBe('2026-11-17')
    expect(moved('2026-11-16')).toBe('2026-11-17')
  })

  test('not on the planned day, nor when the planned one took place, nor in a week without one', () => {
    expect(moved('2026-11-17')).toBeUndefined()
    expect(moved('2026-11-18', held('2026-11-17'))).toBeUndefined()
    const calendar = autumnWith(...NATIONAL_DAY)
    expect(slotMovedTo('2026-10-08', plannedSessions(club(), calendar), [])).toBeUndefined()
  })
})

test('a course is told in words', () => {
  const sessions = planned.slice(0, 10).map(({ on }) => held(on))
  const course = courseOf(...sessions, held('2026-11-13', 18), held('2026-09-02'))
  expect(progressInWords(progressOf(course))).toBe('已开展 11 次（调整 1 次），1 次没有记录，另加 1 次')
})

test('every session is in exactly one place, and a slot never takes one of another week', () => {
  const day = fc.constantFrom(...autumn.teachingDays.map(({ on }) => on))
  const weekdays = fc.subarray([tuesdays, thursdays], { minLength: 1 })
  const worlds = fc.record({ days: fc.uniqueArray(day, { maxLength: 40 }), today: day, meetings: weekdays })
  const check = fc.property(worlds, ({ days, today, meetings }) => {
    const slots = plannedSessions(club({ schedules: [{ from: '2026-09-01', meetings }] }), autumn)
    const course = planAgainstHeld(
      slots,
      days.map((on) => held(on)),
      today,
    )
    const filled = course.slots.flatMap(({ session }) => session ?? [])
    const all = [...filled, ...course.extra].map(({ on }) => on)
    expect([...all].sort()).toEqual([...days].sort())
    for (const { on, session } of course.slots) {
      if (session) expect(weekAt(autumn, session.on)?.number).toBe(weekAt(autumn, on)?.number)
      if (days.includes(on)) expect(session?.on).toBe(on)
    }
    const { planned: total, held: kept, moved, awaiting, missed, toCome } = progressOf(course)
    expect(kept + moved + awaiting + missed + toCome).toBe(total)
    expect(kept + moved).toBe(filled.length)
  })
  fc.assert(check)
})
