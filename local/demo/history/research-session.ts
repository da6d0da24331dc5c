import type { CivilDate } from '#core/calendar/civil-date'
import { type Attendance, type AttendanceMark, RESEARCH_MODES, SEVEN_STEPS } from '#core/record/research'
import { expectedOn } from '#core/research/expected'
import type { Slot } from '#core/research/slot'
import type { Random } from '../school/random'
import type { Unit } from '../school/units'
import { someAccount, someOutput, someTheme } from '../texts/research-themes'
import type { Chronicle } from './chronicle'
import { type Step, submission } from './deed'

/** Of a hundred marks; the others are 到. */
const EXCEPTIONS: readonly (readonly [mark: AttendanceMark, share: number])[] = [
  ['excused', 0.03],
  ['official', 0.02],
  ['late', 0.02],
  ['leftEarly', 0.01],
  ['absent', 0.005],
]
const STEP_TAKEN = 0.75
const LED_BY_MEMBER = 0.7

/** A session as its lead wrote it down that evening, with everybody who was expected. */
export function sessionOf(
  group: Unit,
  slot: Slot,
  on: CivilDate,
  movedBecause: string,
  chronicle: Chronicle,
  random: Random,
): Step {
  const lead = chronicle.leadOf(group.id, on)
  const at = chronicle.after(random, on, '16:50', 200)
  const members = expectedOn(chronicle.school.staff, group.id, on)
  const speaker = random.chance(LED_BY_MEMBER) ? random.pick(members) : lead
  const payload = {
    on,
    groupId: group.id,
    slotOn: slot.on,
    theme: someTheme(random, lead.subject),
    movedBecause,
    mode: random.pick(RESEARCH_MODES),
    leaderId: speaker.id,
    place: `${group.name}办公室`,
    steps: SEVEN_STEPS.filter(() => random.chance(STEP_TAKEN)),
    output: someOutput(random),
    note: someAccount(random),
    attendance: members.map(({ id }) => marked(id, id === lead.id, random)),
  }
  return submission(chronicle.ids.at(at), { kind: 'research', payload }, lead.id, at)
}

function marked(personId: string, leads: boolean, random: Random): Attendance {
  let place = random.next()
  if (leads) return { personId, mark: 'present' }
  for (const [mark, share] of EXCEPTIONS) {
    if (place < share) return { personId, mark }
    place -= share
  }
  return { personId, mark: 'present' }
}
