import type { MeasureName } from '#core/plan/basic-measure'
import { standSchool } from '#core/standing/school-sheet'
import type { Standing } from '#core/standing/standing'
import { TallySheet } from '#core/standing/tally'
import type { Person } from '../school/person'
import type { Random } from '../school/random'
import type { DemoSchool } from '../school/school'
import type { Chronicle } from './chronicle'

/** How a person is doing with observations: done already, in time, or some periods behind the pace. */
type Manner = { readonly is: 'met' | 'onTrack' } | { readonly is: 'behind'; readonly by: number }

/** Periods of those who owe none, or no number. */
const UNASKED = 2

export interface Goal {
  readonly observer: Person
  /** Periods that are to be counted by today. */
  readonly periods: number
}

export function observationGoals(chronicle: Chronicle, random: Random): Goal[] {
  const owed = new Map(owedToday(chronicle, 'observationPeriods').map((each) => [each.subjectId, each]))
  return chronicle.school.staff.flatMap((observer) => {
    const standing = owed.get(observer.id)
    const manner = mannerOf(observer, chronicle.school, random)
    return standing ? [{ observer, periods: periodsFor(manner, standing, random) }] : []
  })
}

/** What is owed under the plan's rules over a measure as of today, before anything has been done. */
export function owedToday({ school, plan }: Chronicle, measure: MeasureName): Standing[] {
  const { calendar, units, staff, today } = school
  const week = calendar.weeks.findLast(({ monday }) => monday <= today)
  if (!week) return []
  const state = {
    plan,
    calendar,
    school: units.school,
    units: units.all,
    people: staff,
    tallies: new TallySheet(calendar),
  }
  return standSchool(state, week, today)
    .filter(({ rule }) => rule.measure.name === measure)
    .flatMap(({ standings }) => standings)
}

function periodsFor(manner: Manner, { target, expected }: Standing, random: Random): number {
  const amount = target ?? 0
  if (amount === 0) return UNASKED
  switch (manner.is) {
    case 'met':
      return amount + random.below(3)
    case 'onTrack':
      return Math.min(expected + random.between(0, 3), Math.max(expected, amount - 1))
    case 'behind':
      return Math.max(0, expected - manner.by)
  }
}

/** The people one meets in the demo have their parts; of the others most are in time. */
function mannerOf(observer: Person, { cast, units, today }: DemoSchool, random: Random): Manner {
  const dice = random.next()
  const by = random.between(1, 4)
  if (observer === cast.principal) return { is: 'behind', by: 1 }
  if (observer === cast.teacher) return { is: 'behind', by: 2 }
  if (observer === cast.teachingPrincipals[0]) return { is: 'met' }
  if (observer === cast.teachingPrincipals[1]) return { is: 'behind', by: 3 }
  if (observer === cast.director || sharesGroup(observer, cast.groupLead, units.groups))
    return { is: 'onTrack' }
  if (observer.appointments.some((held) => held.post === 'longLeave' && held.from <= today))
    return { is: 'met' }
  return dice < 0.1 ? { is: 'met' } : dice < 0.22 ? { is: 'behind', by } : { is: 'onTrack' }
}

function sharesGroup(one: Person, other: Person, groups: DemoSchool['units']['groups']): boolean {
  const groupIds = new Set(groups.map((group) => group.id))
  const memberOf = (person: Person) =>
    person.appointments.find((held) => held.post === 'member' && groupIds.has(held.unitId))?.unitId
  return memberOf(one) !== undefined && memberOf(one) === memberOf(other)
}
