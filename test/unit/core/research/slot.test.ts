import { describe, expect, test } from 'vitest'
import { fillSlots } from '#core/research/filling'
import {
  type ResearchSchedule,
  scheduleOfPlan,
  scheduleOn,
  schedulesOf,
  startOf,
} from '#core/research/schedule'
import { slotsOf } from '#core/research/slot'
import { slotOfDay } from '#core/research/slot-of-day'
import { autumn, autumnWith, makeUp, NATIONAL_DAY, off } from '../sample/calendar'
import { plan, THURSDAY_RESEARCH } from '../sample/plan'

const weekly = (changes: Partial<ResearchSchedule> = {}): ResearchSchedule => ({
  from: '2026-09-01',
  to: null,
  weekday: 4,
  period: null,
  time: '',
  place: '',
  ...changes,
})

const shown = (...args: Parameters<typeof slotsOf>) =>
  slotsOf(...args).map(({ on, heldOn, state, because }) => [on, heldOn, state, because].join(' '))

describe('the schedule of a group', () => {
  test('is the plan’s weekday for groups of its kind, and none for others', () => {
    const ofPlan = plan([THURSDAY_RESEARCH])
    expect(scheduleOfPlan(ofPlan, 'subject', '2026-09-01')).toEqual(weekly())
    expect(scheduleOfPlan(ofPlan, 'planning', '2026-09-01')).toBeUndefined()
    const once = { ...THURSDAY_RESEARCH, cadence: { every: 'week' } } as const
    expect(scheduleOfPlan(plan([once]), 'subject', '2026-09-01')).toBeUndefined()
  })

  test('is the latest that has begun; one that has ended leaves none, not the plan’s', () => {
    const own = weekly({ from: '2026-09-14', to: '2026-10-11', weekday: 2 })
    const all = schedulesOf([own], weekly())
    expect(scheduleOn(all, '2026-09-13')?.weekday).toBe(4)
    expect(scheduleOn(all, '2026-09-14')?.weekday).toBe(2)
    expect(scheduleOn(all, '2026-10-11')?.weekday).toBe(2)
    expect(scheduleOn(all, '2026-10-12')).toBeUndefined()
  })

  test('begins when its period rings, or at its own time', () => {
    const bell = [{ period: 6, startsAt: '15:20', endsAt: '16:00' }]
    expect(startOf(weekly({ period: 6 }), bell)).toBe('15:20')
    expect(startOf(weekly({ time: '16:10' }), bell)).toBe('16:10')
    expect(startOf(weekly(), bell)).toBe('')
  })
})

describe('slots', () => {
  test('change their weekday with the schedule, week by week', () => {
    const all = schedulesOf([weekly({ from: '2026-09-14', weekday: 2 })], weekly())
    expect(
      slotsOf(all, autumn, [])
        .slice(0, 4)
        .map(({ on }) => on),
    ).toEqual(['2026-09-03', '2026-09-10', '2026-09-15', '2026-09-22'])
  })

  test('of a day off are waived, or carried by the make-up day that runs the weekday', () => {
    const calendar = autumnWith(...NATIONAL_DAY, off('2026-12-31', '元旦放假'), makeUp('2026-10-10', 4))
    const slots = slotsOf([weekly()], calendar, [])
    expect(slots.find(({ on }) => on === '2026-10-10')).toMatchObject({ insteadOf: '2026-10-01', week: 6 })
    expect(slots.filter(({ state }) => state === 'waived')).toMatchObject([
      { on: '2026-12-31', because: '元旦放假' },
    ])
  })

  test('moved or cancelled say so and why; a change to a day that is no slot says nothing', () => {
    const changes = [
      { slotOn: '2026-09-03', to: '2026-09-02', reason: '开学典礼' },
      { slotOn: '2026-09-10', to: null, reason: '教师节' },
      { slotOn: '2026-09-11', to: null, reason: '没有这一次' },
    ]
    expect(shown([weekly()], autumn, changes).slice(0, 3)).toEqual([
      '2026-09-03 2026-09-02 moved 开学典礼',
      '2026-09-10 2026-09-10 cancelled 教师节',
      '2026-09-17 2026-09-17 planned ',
    ])
  })
})

describe('a session', () => {
  const slots = slotsOf([weekly()], autumn, [{ slotOn: '2026-09-24', to: '2026-09-22', reason: '外出' }])
  const filled = (...sessions: { on: string; slotOn: string | null }[]) => {
    const { bySlot, extra } = fillSlots(slots, sessions, autumn)
    return [[...bySlot].map(([slot, { on }]) => `${slot}←${on}`), extra.map(({ on }) => on)]
  }

  test('held on another day of the week fills that week’s slot', () => {
    expect(filled({ on: '2026-09-16', slotOn: null })).toEqual([['2026-09-17←2026-09-16'], []])
  })

  test('a second one of the week is extra and fills no other week', () => {
    expect(filled({ on: '2026-09-16', slotOn: null }, { on: '2026-09-17', slotOn: null })).toEqual([
      ['2026-09-17←2026-09-17'],
      ['2026-09-16'],
    ])
  })

  test('that names a slot of another week does not fill it', () => {
    expect(filled({ on: '2026-09-16', slotOn: '2026-09-10' })).toEqual([['2026-09-17←2026-09-16'], []])
  })

  test('on the day a slot was moved to fills it before one on the day it was planned for', () => {
    expect(filled({ on: '2026-09-22', slotOn: null }, { on: '2026-09-24', slotOn: null })).toEqual([
      ['2026-09-24←2026-09-22'],
      ['2026-09-24'],
    ])
  })
})

describe('the slot that a session of a day fills', () => {
  const known = (
    on: string,
    state: 'planned' | 'moved' | 'cancelled' | 'waived' = 'planned',
    heldOn = on,
  ) => ({
    on,
    heldOn,
    state,
  })

  test('is the one meant, if it is of the same week', () => {
    const slots = [known('2026-11-12'), known('2026-11-19')]
    expect(slotOfDay(slots, '2026-11-17', '2026-11-19')?.on).toBe('2026-11-19')
    expect(slotOfDay(slots, '2026-11-17', '2026-11-12')?.on).toBe('2026-11-19')
  })

  test('is the one to be held that day before another of the week', () => {
    const slots = [known('2026-10-08'), known('2026-10-10', 'moved', '2026-10-09')]
    expect(slotOfDay(slots, '2026-10-09', null)?.on).toBe('2026-10-10')
    expect(slotOfDay(slots, '2026-10-07', null)?.on).toBe('2026-10-08')
  })

  test('is a cancelled one at last, and never one that is waived', () => {
    expect(slotOfDay([known('2026-11-19', 'cancelled')], '2026-11-19', null)?.on).toBe('2026-11-19')
    const both = [known('2026-10-08', 'cancelled'), known('2026-10-10')]
    expect(slotOfDay(both, '2026-10-08', null)?.on).toBe('2026-10-10')
    expect(slotOfDay([known('2026-10-01', 'waived')], '2026-10-01', null)).toBeUndefined()
  })

  test('is none in a week without slots: an extra session', () => {
    expect(slotOfDay([known('2026-11-12')], '2026-11-17', null)).toBeUndefined()
  })
})
