import { civilDateAt } from '#core/calendar/civil-date'
import type { Stance } from '#core/record/statement'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import { isHereOn } from '../school/teaching'
import { CONFIRMED_WITH, OBJECTED, REPLIED, STILL_OPEN } from '../texts/critiques'
import type { Chronicle } from './chronicle'
import type { Deed, Step, Submission } from './deed'
import { nextDay } from './next-day'
import type { Observation } from './visits'

const CONFIRMED = 0.35
const PASSED = 0.06

/** What follows on an ordinary entry: now and then the teacher confirms it, and the director passes some in a sample. */
export function followUps(
  entry: Submission,
  { teacherId }: Observation,
  chronicle: Chronicle,
  random: Random,
): Step[] {
  const { director, staff } = { ...chronicle.school.cast, staff: chronicle.school.staff }
  const teacher = staff.find(({ id }) => id === teacherId)
  const confirms = random.chance(CONFIRMED)
  const checks = random.chance(PASSED) && entry.by !== director.id && teacher !== director
  return [
    ...(teacher && confirms
      ? statement(entry, teacher, 'confirm', random.pick(CONFIRMED_WITH), '12:20', chronicle)
      : []),
    ...(checks ? [passed(entry, director, chronicle)] : []),
  ]
}

/** The teacher objects; the author answers the same afternoon, or has not answered yet. */
export function objected(
  entry: Submission,
  observation: Observation,
  answered: boolean,
  chronicle: Chronicle,
): Deed {
  const { staff } = chronicle.school
  const teacher = staff.find(({ id }) => id === observation.teacherId)
  const author = staff.find(({ id }) => id === entry.by)
  if (!teacher || !author) return [entry]
  const words = answered ? OBJECTED : STILL_OPEN
  const objection = statement(entry, teacher, 'object', words, '12:25', chronicle)
  const reply =
    answered && objection.length > 0 ? statement(entry, author, 'reply', REPLIED, '15:50', chronicle) : []
  return [entry, ...objection, ...reply]
}

/** Said on the day after the record came in; nothing when the speaker is away that day or it has not come yet. */
function statement(
  entry: Submission,
  speaker: Person,
  stance: Stance,
  words: string,
  time: string,
  chronicle: Chronicle,
): Step[] {
  const at = nextDay(entry, time, chronicle)
  if (at === chronicle.end || !isHereOn(speaker, civilDateAt(at))) return []
  const input = { id: chronicle.ids.at(at), recordId: entry.input.id, stance, words } as const
  return [{ operation: 'record.respond', input, by: speaker.id, at } as Step]
}

function passed(entry: Submission, director: Person, chronicle: Chronicle): Step {
  const input = { id: entry.input.id, revision: 1, decision: 'pass' } as const
  return { operation: 'record.decide', input, by: director.id, at: nextDay(entry, '16:40', chronicle) }
}
