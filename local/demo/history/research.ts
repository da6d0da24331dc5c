import { addDays, type CivilDate, mondayOf } from '#core/calendar/civil-date'
import { scheduleOfPlan } from '#core/research/schedule'
import { type Slot, slotsOf } from '#core/research/slot'
import { instantAt } from '../school/moment'
import type { Random } from '../school/random'
import type { Unit } from '../school/units'
import { someTheme } from '../texts/research-themes'
import { CANCELLED_BECAUSE, MOVED_BECAUSE } from '../texts/school-affairs'
import type { Chronicle } from './chronicle'
import type { Deed, Step } from './deed'
import { sessionOf } from './research-session'

const MISSED = 0.03
const THURSDAY = 4
/** How many sessions to come have their theme. */
const PLANNED_AHEAD = 3

/**
 * The groups' weekly sessions: nearly all held, one missed in the last slot, one brought forward by a day, one cancelled;
 * those to come have their themes.
 */
export function researchSessions(chronicle: Chronicle, random: Random): Deed[] {
  const { school } = chronicle
  const slots = slotsOfTerm(chronicle)
  const past = slots.filter(({ on }) => on < school.today)
  const last = past.at(-1)
  const moved = past.findLast((slot) => slot !== last && isTaught(addDays(slot.on, -1), chronicle))
  const cancelled = past.findLast((slot) => slot !== last && slot !== moved)
  const others = school.units.groups.filter((group) => !leadsIt(group, chronicle))
  const [absentee, mover, canceller] = random.shuffled(others)
  const held = past.flatMap((slot) =>
    school.units.groups.flatMap((group): Deed[] => {
      const skipped = random.chance(MISSED) && !leadsIt(group, chronicle)
      if (slot === moved && group === mover) return [broughtForward(group, slot, chronicle, random)]
      if (slot === cancelled && group === canceller) return [[cancel(group, slot, chronicle)]]
      if ((slot === last && group === absentee) || skipped) return []
      return [[sessionOf(group, slot, slot.on, '', chronicle, random)]]
    }),
  )
  const toCome = slots.filter(({ on }) => on >= school.today).slice(0, PLANNED_AHEAD)
  return [...schedules(chronicle), ...held, ...themes(toCome, chronicle, random)]
}

/** All groups meet on the plan's weekday, which the plan leaves free of lessons. */
function weekdayOf({ plan }: Chronicle) {
  return scheduleOfPlan(plan, 'subject', '')?.weekday ?? THURSDAY
}

/** Days that were not waived; none where the plan promises no research. */
function slotsOfTerm(chronicle: Chronicle): Slot[] {
  const { school, plan } = chronicle
  if (!plan.rules.some(({ measure }) => measure.name === 'researchSessions')) return []
  const weekday = weekdayOf(chronicle)
  const from = school.calendar.term.startOn
  const weekly = { from, to: null, weekday, period: null, time: '', place: '' }
  return slotsOf([weekly], school.calendar, []).filter(({ state }) => state === 'planned')
}

/** What the groups decided before the term's first session: period and place. */
function schedules(chronicle: Chronicle): Deed[] {
  const { school } = chronicle
  const { startOn } = school.calendar.term
  const at = instantAt(startOn, '08:05')
  return school.units.groups.map((group) => {
    const period = school.bell.at(-1)?.period ?? null
    const when = { weekday: weekdayOf(chronicle), period, time: '', place: `${group.name}办公室` }
    const input = { groupId: group.id, from: mondayOf(startOn), to: null, ...when }
    return [{ operation: 'research.reschedule', input, by: chronicle.leadOf(group.id, startOn).id, at }]
  })
}

function broughtForward(group: Unit, slot: Slot, chronicle: Chronicle, random: Random): Deed {
  const on = addDays(slot.on, -1)
  const input = { groupId: group.id, slotOn: slot.on, to: on, reason: MOVED_BECAUSE }
  const move: Step = {
    operation: 'research.move',
    input,
    by: chronicle.leadOf(group.id, on).id,
    at: instantAt(on, '07:50'),
  }
  return [move, sessionOf(group, slot, on, MOVED_BECAUSE, chronicle, random)]
}

function cancel(group: Unit, slot: Slot, chronicle: Chronicle): Step {
  const input = { groupId: group.id, slotOn: slot.on, reason: CANCELLED_BECAUSE }
  const by = chronicle.leadOf(group.id, slot.on).id
  return { operation: 'research.cancel', input, by, at: instantAt(slot.on, '10:25') }
}

/** The research plan (001-33), as far as it has been thought out. */
function themes(slots: readonly Slot[], chronicle: Chronicle, random: Random): Deed[] {
  const { school, end } = chronicle
  return school.units.groups.map((group) =>
    slots.map(({ on }): Step => {
      const lead = chronicle.leadOf(group.id, addDays(school.today, -1))
      const input = { groupId: group.id, slotOn: on, theme: someTheme(random, lead.subject) }
      return { operation: 'research.theme', input, by: lead.id, at: end }
    }),
  )
}

function isTaught(date: CivilDate, { pastDays }: Chronicle): boolean {
  return pastDays.some((day) => day.on === date)
}

/** The group whose lead a visitor can be keeps all its sessions. */
function leadsIt(group: Unit, { school }: Chronicle): boolean {
  return school.cast.groupLead.appointments.some((held) => held.unitId === group.id)
}
