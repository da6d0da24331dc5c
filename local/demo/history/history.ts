import type { Plan } from '#core/plan/plan'
import { Ids } from '../school/ids'
import { Random } from '../school/random'
import type { DemoSchool } from '../school/school'
import { announcements } from './announcements'
import { Chronicle } from './chronicle'
import { clubs } from './clubs'
import type { Deed } from './deed'
import { exceptionalObservations } from './exceptions'
import { observationGoals } from './goals'
import { handedIn } from './handed-in'
import { observationsOf } from './observations'
import { registers } from './registers'
import { researchSessions } from './research'
import { assessments, inspections, showcases } from './school-affairs'

/** Everything that has happened in the term up to yesterday under the school's plan and the district's, in the order in which it began. */
export function tellHistory(
  school: DemoSchool,
  plan: Plan,
  seed: number,
  district: Plan | null = null,
): Deed[] {
  const random = new Random(seed).branch('history')
  const chronicle = new Chronicle(school, plan, new Ids(random.branch('ids')))
  const observing = random.branch('observations')
  const deeds = [
    ...observationGoals(chronicle, random.branch('goals')).flatMap((goal) =>
      observationsOf(goal, chronicle, observing.branch(goal.observer.id)),
    ),
    ...exceptionalObservations(chronicle, random.branch('exceptions')),
    ...researchSessions(chronicle, random.branch('research')),
    ...inspections(chronicle, random.branch('inspections')),
    ...showcases(chronicle, random.branch('showcases')),
    ...assessments(chronicle, random.branch('assessments')),
    ...clubs(chronicle, random.branch('clubs')),
    ...registers(chronicle, random.branch('registers')),
    ...handedIn(chronicle, district ? [plan, district] : [plan], random.branch('handed in')),
    ...announcements(chronicle, random.branch('announcements')),
  ]
  return deeds.sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0))
}
