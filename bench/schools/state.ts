import { layOutTerm, type SchoolCalendar } from '../../core/calendar/school-calendar'
import type { PersonFacts, UnitFacts } from '../../core/org/person'
import { creditLevelOf, tallyKey } from '../../core/plan/basic-measure'
import type { Cadence } from '../../core/plan/cadence'
import { type Measure, measureUnit } from '../../core/plan/measure'
import type { Plan, Rule } from '../../core/plan/plan'
import { talliedOf } from '../../core/plan/rules'
import type { CreditLevel } from '../../core/record/credit-level'
import type { SchoolState } from '../../core/standing/school-state'
import { type Tally, TallySheet } from '../../core/standing/tally'
import { benchPlan } from './school'

const TERM = { id: 'term', name: '第一学期', startOn: '2026-09-01', endOn: '2027-01-22' }
/** Tallies reach into the middle of the term. */
export const WEEKS = 12

export const CALENDAR: SchoolCalendar = layOutTerm(TERM, [
  ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((on) => ({
    ...{ on, teaching: false, reason: '国庆节' },
  })),
  { on: '2026-10-10', teaching: true, timetableOf: 4, reason: '国庆节调休' },
])

/** What a school's standings are computed from, with the tallies as rows, the way they come from a database. */
export interface BenchState {
  readonly state: Omit<SchoolState, 'tallies'>
  readonly rows: readonly Tally[]
}

/** One school of so many people, ten to a group: leads, a principal and two directors among them, one in thirty new. */
export function benchState(plan: Plan, size: number): BenchState {
  const school: UnitFacts = { id: 'school', name: '学校', kind: 'school' }
  const under = (count: number, make: (index: number) => Omit<UnitFacts, 'parentId'>): UnitFacts[] =>
    Array.from({ length: count }, (_, index) => ({ ...make(index), parentId: school.id }))
  const groups = under(Math.ceil(size / 10), (index) => ({
    ...{ id: `group ${index}`, name: `第 ${index} 组`, kind: 'group', groupKind: 'subject' },
  }))
  const grades = under(6, (index) => ({ id: `grade ${index}`, name: `${index} 年级`, kind: 'grade' }))
  const people = Array.from({ length: size }, (_, index) => personAt(index, groups, school))
  const units = [school, ...grades, ...groups]
  const idsAt = (level: CreditLevel) =>
    level === 'person'
      ? people.map(({ id }) => id)
      : units.filter(({ kind }) => kind === level).map(({ id }) => id)
  const rows = talliedOf(plan).flatMap((tallied, nth) =>
    idsAt(creditLevelOf(tallied.measure)).flatMap((subjectId, index) =>
      Array.from({ length: WEEKS }, (_, week) => week + 1)
        .filter((week) => (week + nth + index) % 4 !== 0)
        .map((week): Tally => {
          const days = [0, 1 + (index % 2), 0, 1, 0, 0, 0]
          return { measure: tallyKey(tallied, '数学'), subjectId, week, quantity: 2 + (index % 2), days }
        }),
    ),
  )
  return { state: { plan, calendar: CALENDAR, school, units, people }, rows }
}

export const laidOut = ({ state, rows }: BenchState): SchoolState => ({
  ...state,
  tallies: new TallySheet(state.calendar, rows),
})

function personAt(index: number, groups: readonly UnitFacts[], school: UnitFacts): PersonFacts {
  const group = groups[index % groups.length] ?? school
  const from = index % 30 === 29 ? '2026-10-12' : '2020-09-01'
  const held = (post: PersonFacts['appointments'][number]['post'], unitId: string) => ({
    ...{ post, unitId, from, to: null },
  })
  const lead = index < groups.length ? [held('groupLead', group.id)] : []
  const office =
    index % 100 === 0 ? [held('principal', school.id)] : index % 100 < 3 ? [held('director', school.id)] : []
  return {
    id: `person ${index}`,
    name: `教师 ${index}`,
    birthDate: `${1966 + (index % 35)}-05-01`,
    appointments: [held('teacher', school.id), held('member', group.id), ...lead, ...office],
    subject: ['语文', '数学', '英语'][index % 3],
    teachingSince: `${1990 + (index % 35)}-09-01`,
  }
}

const EVERY: readonly Cadence[] = [
  { every: 'term' },
  { every: 'week' },
  { every: 'term' },
  { every: 'month' },
  { every: 'term' },
  { every: 'weekday', weekday: 4 },
]
const COUNTED = ['observationPeriods', 'critiques', 'researchAttendance', 'clubSessionsLed'] as const

export const twentyRules = (): Plan => rulesOf(20)

/** So many promises that every teacher owes: half over the term, half by weeks, Thursdays and months. */
export function rulesOf(count: number): Plan {
  const plan = benchPlan()
  const [example] = plan.rules
  if (!example) throw new Error('the template has no rules')
  const rules = Array.from({ length: count }, (_, index): Rule => {
    const cadence = EVERY[index % EVERY.length] ?? { every: 'term' as const }
    const measure: Measure = { name: COUNTED[index % COUNTED.length] ?? 'critiques', filters: [] }
    return {
      ...example,
      id: `R${index}`,
      name: `第 ${index} 条`,
      group: null,
      audience: { level: 'person', who: { is: 'post', post: 'teacher' } },
      measure,
      cadence,
      bound: { kind: 'atLeast', amount: cadence.every === 'term' ? 20 : 1, unit: measureUnit(measure) },
    }
  })
  return { ...plan, rules }
}
