import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutTerm, weekAt } from '#core/calendar/school-calendar'
import { fillSlots } from '#core/research/filling'
import { daysToMoveTo } from '#core/research/move'
import { scheduleOfPlan, schedulesOf } from '#core/research/schedule'
import { slotsOf } from '#core/research/slot'
import { periodsOf } from '#core/standing/period'
import { AUTUMN } from '../sample/calendar'
import { plan, THURSDAY_RESEARCH } from '../sample/plan'

const dayOf = (offset: number) =>
  new Date(Date.UTC(2026, 8, 1) + offset * 86_400_000).toISOString().slice(0, 10)
const weekday = fc.constantFrom(1, 2, 3, 4, 5, 6, 7)
const on = fc.integer({ min: 0, max: 143 }).map(dayOf)

const calendar = fc
  .array(
    fc.oneof(
      fc.record({ on, teaching: fc.constant(false), reason: fc.constant('放假') }),
      fc.record({ on, teaching: fc.constant(true), timetableOf: weekday, reason: fc.constant('调休') }),
    ),
    { maxLength: 14 },
  )
  .map((days) => layOutTerm(AUTUMN, days))

const onWeekday = (day: number) =>
  ({ ...THURSDAY_RESEARCH, cadence: { every: 'weekday', weekday: day } }) as typeof THURSDAY_RESEARCH

test('slots without changes are the days for which the standing of the plan’s promise looks', () => {
  fc.assert(
    fc.property(calendar, weekday, (term, day) => {
      const rule = onWeekday(day)
      const schedules = schedulesOf([], scheduleOfPlan(plan([rule]), 'subject', AUTUMN.startOn))
      const slots = slotsOf(schedules, term, [])
      const periods = periodsOf(rule.cadence, term, [])
      const days = (waived: boolean) =>
        slots.filter(({ state }) => (state === 'waived') === waived).map((slot) => slot.on)
      const looked = (waived: boolean) =>
        periods.filter((period) => (period.waived !== null) === waived).flatMap((period) => period.slots)
      expect(days(false)).toEqual(looked(false).sort())
      expect(days(true)).toEqual(looked(true).sort())
    }),
  )
})

test('each week has as many slots filled as it has sessions or slots, whichever are fewer, and nothing is counted twice', () => {
  const held = fc.array(fc.record({ on, slotOn: fc.option(on), id: fc.integer() }), { maxLength: 30 })
  const cancelled = fc.uniqueArray(on, { maxLength: 8 })
  fc.assert(
    fc.property(calendar, weekday, held, cancelled, (term, day, sessions, off) => {
      const schedules = schedulesOf([], scheduleOfPlan(plan([onWeekday(day)]), 'subject', AUTUMN.startOn))
      const changes = off.map((slotOn) => ({ slotOn, to: null, reason: '停一次' }))
      const slots = slotsOf(schedules, term, changes)
      const { bySlot, extra } = fillSlots(slots, sessions, term)
      expect(bySlot.size + extra.length).toBe(sessions.length)
      expect(new Set([...bySlot.values(), ...extra]).size).toBe(sessions.length)
      for (const week of term.weeks) {
        const ofWeek = slots.filter((slot) => slot.week === week.number && slot.state !== 'waived')
        const heldIn = sessions.filter((each) => weekAt(term, each.on) === week)
        const filled = ofWeek.filter((slot) => bySlot.has(slot.on))
        expect(filled).toHaveLength(Math.min(ofWeek.length, heldIn.length))
        for (const slot of filled) expect(heldIn).toContain(bySlot.get(slot.on))
      }
    }),
  )
})

test('a slot may be moved to every other teaching day of its week and to no other day, as long as none is taken', () => {
  fc.assert(
    fc.property(calendar, weekday, (term, day) => {
      const schedules = schedulesOf([], scheduleOfPlan(plan([onWeekday(day)]), 'subject', AUTUMN.startOn))
      const slots = slotsOf(schedules, term, [])
      for (const slot of slots.filter(({ state }) => state === 'planned')) {
        const days = term.weeks[slot.week - 1]?.teachingDays.map((each) => each.on) ?? []
        const taken = slots.filter(({ state }) => state === 'planned').map((each) => each.on)
        expect(daysToMoveTo(slot, slots, term)).toEqual(days.filter((each) => !taken.includes(each)))
      }
    }),
  )
})
