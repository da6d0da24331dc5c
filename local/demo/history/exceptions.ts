import { addDays, type CivilDate } from '#core/calendar/civil-date'
import { instantAt } from '../school/moment'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import { teachesOn } from '../school/teaching'
import { OBJECTED_TO } from '../texts/critiques'
import { NOTED_LATER, RETURNED_BECAUSE, WITHDRAWN_BECAUSE } from '../texts/school-affairs'
import type { Chronicle } from './chronicle'
import { type Deed, type Submission, submission } from './deed'
import { nextDay } from './next-day'
import { entryOf } from './observations'
import { objected } from './responses'
import type { Observation } from './visits'

const RECORDINGS = 5
const HOUR = 3_600_000

/**
 * Observations that do not simply count: recordings, one withdrawn, one returned, one corrected, two entered late,
 * two objected to.
 */
export function exceptionalObservations(chronicle: Chronicle, random: Random): Deed[] {
  const { today, cast } = chronicle.school
  const others = random.shuffled(ordinaryTeachers(chronicle))
  const someone = () => others.pop() ?? cast.teacher
  const recently = addDays(today, -7)
  const longAgo = addDays(today, -daysLate(chronicle) - 2)
  const seen = (observer: Person) => seenBy(observer, recently, chronicle, random)
  const entry = (observer: Person, observation = seen(observer)) =>
    entryOf(observation, observer, chronicle, random)
  const late = (observer: Person) =>
    lateEntry(seenBy(observer, longAgo, chronicle, random), observer, chronicle)
  const recordedBy = [cast.teacher, ...Array.from({ length: RECORDINGS }, someone)]
  const corrector = someone()
  const toCorrect = seen(corrector)
  return [
    ...recordedBy.map((observer) => [entry(observer, { ...seen(observer), mode: 'recording' })]),
    withdrawn(entry(someone()), chronicle),
    returned(entry(cast.teacher), chronicle),
    corrected(entry(corrector, toCorrect), toCorrect, chronicle),
    [late(someone())],
    approved(late(someone()), chronicle),
    ...OBJECTED_TO.map((critique, index) => {
      const observer = someone()
      const observation = { ...seen(observer), ...critique }
      return objected(entry(observer, observation), observation, index === 0, chronicle)
    }),
  ]
}

/** Teachers all through the term who have no part in the demo. */
function ordinaryTeachers({ school }: Chronicle): Person[] {
  const { startOn, endOn } = school.calendar.term
  const parts = new Set(Object.values(school.cast).flat())
  return school.staff.filter(
    (person) => teachesOn(person, startOn) && teachesOn(person, endOn) && !parts.has(person),
  )
}

/** A lesson on the last day up to `latest` on which the observer had time. */
function seenBy(observer: Person, latest: CivilDate, chronicle: Chronicle, random: Random): Observation {
  for (const day of chronicle.pastDays.filter(({ on }) => on <= latest).reverse()) {
    const seen = chronicle.visits.find(observer, day, random)
    if (seen) return seen
  }
  throw new Error(`${observer.name} never had time to observe a lesson`)
}

function withdrawn(entry: Submission, chronicle: Chronicle): Deed {
  const input = { id: idOf(entry), revision: 1, reason: WITHDRAWN_BECAUSE }
  return [
    entry,
    { operation: 'record.withdraw', input, by: entry.by, at: Math.min(entry.at + HOUR, chronicle.end) },
  ]
}

function returned(entry: Submission, chronicle: Chronicle): Deed {
  const input = { id: idOf(entry), revision: 1, decision: 'return', reason: RETURNED_BECAUSE } as const
  const by = chronicle.school.cast.director.id
  return [entry, { operation: 'record.decide', input, by, at: nextDay(entry, '10:20', chronicle) }]
}

function approved(entry: Submission, chronicle: Chronicle): Deed {
  const input = { id: idOf(entry), revision: 1, decision: 'approve' } as const
  const by = chronicle.school.cast.director.id
  return [entry, { operation: 'record.decide', input, by, at: nextDay(entry, '09:45', chronicle) }]
}

function corrected(entry: Submission, observation: Observation, chronicle: Chronicle): Deed {
  const note = `${observation.note}${NOTED_LATER}`
  const content = { kind: 'observation', payload: { ...observation, note } } as const
  const input = { id: idOf(entry), revision: 1, content }
  return [entry, { operation: 'record.correct', input, by: entry.by, at: nextDay(entry, '12:35', chronicle) }]
}

function lateEntry(observation: Observation, observer: Person, chronicle: Chronicle): Submission {
  const at = Math.min(instantAt(addDays(observation.on, daysLate(chronicle)), '19:05'), chronicle.end)
  return submission(chronicle.ids.at(at), { kind: 'observation', payload: observation }, observer.id, at)
}

/** Two days more than the plan leaves free. */
function daysLate({ plan }: Chronicle): number {
  return plan.settings.lateEntryDays + 2
}

function idOf({ input }: Submission): string {
  return input.id
}
