import { addDays, type CivilDate } from '#core/calendar/civil-date'
import { type Period, periodsOf } from '#core/standing/period'
import type { Random } from '../school/random'
import type { Unit } from '../school/units'
import { someAccount, someTheme } from '../texts/research-themes'
import { MOVED_BECAUSE } from '../texts/school-affairs'
import type { Chronicle } from './chronicle'
import { type Deed, submission } from './deed'

const MISSED = 0.03

/** The groups' weekly sessions: nearly all held, one missed in the last slot, one brought forward by a day. */
export function researchSessions(chronicle: Chronicle, random: Random): Deed[] {
  const { school } = chronicle
  const slots = pastSlots(chronicle)
  const last = slots.at(-1)
  const moved = slots.findLast((slot) => slot !== last && isTaught(addDays(slot.dueOn, -1), chronicle))
  const [absentee, mover] = random.shuffled(school.units.groups.filter((group) => !leadsIt(group, chronicle)))
  return slots.flatMap((slot) =>
    school.units.groups.flatMap((group): Deed[] => {
      const skipped = random.chance(MISSED) && !leadsIt(group, chronicle)
      if (slot === moved && group === mover) {
        return [session(group, addDays(slot.dueOn, -1), MOVED_BECAUSE, chronicle, random)]
      }
      if ((slot === last && group === absentee) || skipped) return []
      return [session(group, slot.dueOn, '', chronicle, random)]
    }),
  )
}

/** Slots that were due by yesterday and not waived. */
function pastSlots({ school, plan }: Chronicle): Period[] {
  const rule = plan.rules.find((each) => each.measure.name === 'researchSessions')
  if (!rule) return []
  return periodsOf(rule.cadence, school.calendar, plan.settings.milestones).filter(
    (slot) => slot.waived === null && slot.dueOn < school.today,
  )
}

function isTaught(date: CivilDate, { pastDays }: Chronicle): boolean {
  return pastDays.some((day) => day.on === date)
}

/** The group whose lead a visitor can be keeps all its sessions. */
function leadsIt(group: Unit, { school }: Chronicle): boolean {
  return school.cast.groupLead.appointments.some((held) => held.unitId === group.id)
}

function session(
  group: Unit,
  on: CivilDate,
  movedBecause: string,
  chronicle: Chronicle,
  random: Random,
): Deed {
  const lead = chronicle.leadOf(group.id, on)
  const at = chronicle.after(random, on, '16:50', 200)
  const payload = {
    on,
    groupId: group.id,
    theme: someTheme(random, lead.subject),
    movedBecause,
    note: someAccount(random),
  }
  return [submission(chronicle.ids.at(at), { kind: 'research', payload }, lead.id, at)]
}
