import { addDays } from '#core/calendar/civil-date'
import { inventNames } from '../school/names'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import { isHereOn } from '../school/teaching'
import { OTHER_SCHOOLS } from '../texts/school-affairs'
import type { Chronicle } from './chronicle'
import { withCritique } from './critiques'
import { type Deed, type Submission, submission } from './deed'
import type { Goal } from './goals'
import { followUps } from './responses'
import type { Observation } from './visits'

const ELSEWHERE = 0.015
const SAME_DAY = 0.65
const LATEST_ENTRY_DAYS = 5

/** The observations that bring an observer to a goal, spread over the days gone by. */
export function observationsOf({ observer, periods }: Goal, chronicle: Chronicle, random: Random): Deed[] {
  const deeds: Deed[] = []
  const served = chronicle.pastDays.filter((day) => isHereOn(observer, day.on))
  let left = periods
  while (left > 0) {
    const before = left
    for (const day of random.shuffled(served)) {
      if (left === 0) break
      const seen = chronicle.visits.find(observer, day, random, left)
      if (!seen) continue
      const observation = random.chance(ELSEWHERE) ? elsewhere(seen, observer, random) : seen
      left -= observation.periods.length
      const words = random.branch(`${observation.on}/${observation.periods[0]}`)
      const critiqued = withCritique(observation, chronicle, words)
      const entry = entryOf(critiqued, observer, chronicle, random)
      deeds.push([entry, ...followUps(entry, critiqued, chronicle, words)])
    }
    if (left === before) throw new Error(`${observer.name} finds no more lessons to observe`)
  }
  return deeds
}

/** Written down after the lesson, mostly the same day, else some days later. */
export function entryOf(
  observation: Observation,
  observer: Person,
  chronicle: Chronicle,
  random: Random,
): Submission {
  const at = entryMoment(observation, observer, chronicle, random)
  return submission(chronicle.ids.at(at), { kind: 'observation', payload: observation }, observer.id, at)
}

function entryMoment(
  { on, periods }: Observation,
  observer: Person,
  chronicle: Chronicle,
  random: Random,
): number {
  const ring = chronicle.school.bell.find(({ period }) => period === periods.at(-1))
  const sameDay = random.chance(SAME_DAY)
  const later = addDays(on, random.between(1, LATEST_ENTRY_DAYS))
  if (sameDay || !isHereOn(observer, later)) return chronicle.after(random, on, ring?.endsAt ?? '16:20', 180)
  return chronicle.after(random, later, '12:20', 480)
}

/** The same time spent in a neighbouring school, of which nothing is in our timetable. */
function elsewhere(seen: Observation, observer: Person, random: Random): Observation {
  const [teacherName = ''] = inventNames(random, 1)
  return {
    ...seen,
    hostSchool: random.pick(OTHER_SCHOOLS),
    classId: null,
    teacherId: null,
    teacherName,
    subject: observer.subject || seen.subject,
    topic: observer.subject === seen.subject ? seen.topic : '',
    lessonType: '公开课',
  }
}
