import fc from 'fast-check'
import type { BasicMeasure } from '#core/plan/basic-measure'
import type { Cadence } from '#core/plan/cadence'
import type { Measure } from '#core/plan/measure'
import type { Bound, Rule } from '#core/plan/plan'
import type { Audience, PersonPredicate, UnitPredicate } from '#core/plan/predicate'
import { age, all, any, measure, not, people, post, rule } from '../sample/plan'

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

const years = (compare: '<=' | '>', amount: number): PersonPredicate => ({
  is: 'years',
  of: 'teaching',
  compare,
  years: amount,
})

const predicate: fc.Arbitrary<PersonPredicate> = fc.constantFrom(
  post('teacher'),
  post('principal'),
  any(post('groupLead'), post('principal')),
  all(post('teacher'), age('<=', 45)),
  all(post('teacher'), age('>=', 46)),
  all(post('teacher'), not(age('<', 46))),
  all(post('teacher'), years('<=', 3)),
  any(post('principal'), years('>', 3)),
  all(post('teacher'), { is: 'tag', tag: '骨干教师' }),
  all(post('teacher'), { is: 'subject', subjects: ['数学', '体育'] }),
  { is: 'member', groupKind: 'subject' },
  { is: 'away', absence: 'maternityLeave' },
  all(post('teacher'), not({ is: 'away', absence: 'maternityLeave' })),
  not(post('teacher')),
)

const unitPredicate: fc.Arbitrary<UnitPredicate | undefined> = fc.constantFrom(
  undefined,
  undefined,
  { is: 'fact', fact: '人数', compare: '>=', amount: 20 },
  { is: 'not', of: { is: 'tag', tag: '基地' } },
  { is: 'named', names: ['数学组', '青禾小学'] },
)

const every = (weekday: (typeof WEEKDAYS)[number]): Cadence => ({ every: 'weekday', weekday })

/** Any of these, with windows by date around the days the worlds lie in. */
export function cadences(dateOf: (offset: number) => string, length: number): fc.Arbitrary<Cadence> {
  const offset = fc.integer({ min: -15, max: length + 25 })
  const dates = fc.tuple(offset, fc.integer({ min: 0, max: 30 }), fc.boolean()).map(([to, days, open]) => ({
    by: 'dates' as const,
    from: open ? null : dateOf(to - days),
    to: dateOf(to),
  }))
  const weeks = fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 4 }))
    .map(([from, more]) => ({ by: 'weeks' as const, from, to: from + more }))
  const parity = fc.constantFrom(undefined, 'odd' as const, 'even' as const)
  const stepped: fc.Arbitrary<Cadence> = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Cadence>({ every: 'term' }) },
    { weight: 2, arbitrary: fc.constantFrom(...WEEKDAYS).map(every) },
    fc.constantFrom<Cadence>(
      { every: 'schoolYear' },
      { every: 'year' },
      { every: 'snapshot' },
      { every: 'unset' },
    ),
    fc.record({ every: fc.constant('week' as const), parity, times: fc.constantFrom(undefined, 2) }),
    fc.constantFrom<Cadence>({ every: 'week' }, { every: 'week', step: 2 }),
    fc.record({
      every: fc.constant('weekday' as const),
      weekday: fc.constantFrom(...WEEKDAYS),
      parity,
    }),
    fc.record({ every: fc.constant('day' as const), holidays: fc.boolean() }),
    fc.record({
      every: fc.constant('month' as const),
      step: fc.constantFrom(undefined, 2 as const, 3 as const),
    }),
    fc
      .constantFrom('early' as const, 'middle' as const, 'late' as const)
      .map((part): Cadence => ({ every: 'month', part })),
    fc
      .subarray(['期初', '期中', '期末'], { minLength: 1 })
      .map((names): Cadence => ({ every: 'milestone', names })),
    fc
      .array(fc.oneof(dates, weeks), { minLength: 1, maxLength: 3 })
      .map((windows): Cadence => ({ every: 'window', windows })),
    fc.record({
      every: fc.constant('times' as const),
      count: fc.integer({ min: 1, max: 3 }),
      apart: fc.constantFrom(0, 2, 7),
    }),
    fc.record({
      every: fc.constant('event' as const),
      after: fc.constantFrom<BasicMeasure>(
        measure('observationPeriods'),
        measure('observationPeriods', 'withRecordings'),
      ),
      within: fc.integer({ min: 0, max: 9 }),
      before: fc.boolean(),
    }),
  )
  return fc
    .tuple(stepped, fc.boolean())
    .map(([cadence, carryOver]) => (carryOver ? { ...cadence, carryOver } : cadence))
}

const periods = measure('observationPeriods')
const maths: BasicMeasure = { ...periods, where: [{ key: '学科', is: ['数学'] }] }
const teachers = people(post('teacher'))
const distinct: Measure = { name: 'distinct', of: periods, by: '学科', unit: '科' }
const plan5 = (accepted: boolean, credits: 'school' | 'person'): Measure => ({
  name: 'deliverable',
  title: '五年规划',
  accepted,
  credits,
  unit: '份',
})
const pupils = (title: string) => ({
  name: 'declared' as const,
  title,
  credits: 'school' as const,
  unit: '人',
})
const ratio = (
  numerator: Extract<Measure, { name: 'ratio' }>['numerator'],
  denominator: Extract<Measure, { name: 'ratio' }>['denominator'],
  as: 'percent' | 'average' = 'percent',
): Measure => ({
  name: 'ratio',
  label: '率',
  numerator,
  denominator,
  as,
  unit: as === 'percent' ? '%' : '节',
})
const due = (cadence: Cadence, times = 1) => ({ name: 'due' as const, cadence, times })
const covered: Measure = {
  name: 'coverage',
  of: periods,
  each: { every: 'value', field: '学科', values: ['数学', '语文', '体育'] },
  atLeast: 1,
}
const everyTeacher: Measure = {
  name: 'coverage',
  of: periods,
  each: { every: 'subject', audience: teachers },
  atLeast: 2,
}

const PERSONAL: readonly Measure[] = [
  periods,
  periods,
  measure('observationPeriods', 'withRecordings'),
  maths,
  distinct,
  plan5(false, 'person'),
  ratio(maths, periods),
]
const OF_SCHOOL: readonly Measure[] = [
  measure('inspections', 'feedback'),
  measure('showcases'),
  periods,
  measure('researchSessions'),
  plan5(false, 'school'),
  plan5(true, 'school'),
  pupils('在校生数'),
  ratio(pupils('升学数'), pupils('在校生数')),
  ratio(periods, { name: 'headcount', audience: teachers }, 'average'),
  ratio(measure('researchSessions'), due(every(4))),
  ratio(measure('inspections'), due({ every: 'term' }, 3)),
  ratio(measure('showcases'), { name: 'number', amount: 4 }),
  distinct,
  covered,
  everyTeacher,
]
const OF_GROUP: readonly Measure[] = [
  measure('researchSessions'),
  measure('researchSessions'),
  periods,
  ratio(measure('researchSessions'), due(every(4))),
  everyTeacher,
]
const head: Measure = { name: 'fact', fact: '人数', unit: '人' }

type Counted = Pick<Rule, 'audience' | 'measure'>
const at = (audiences: fc.Arbitrary<Audience>, measures: readonly Measure[]): fc.Arbitrary<Counted> =>
  fc.record({ audience: audiences, measure: fc.constantFrom(...measures) })

const counted: fc.Arbitrary<Counted> = fc.oneof(
  { weight: 6, arbitrary: at(predicate.map(people), PERSONAL) },
  {
    weight: 4,
    arbitrary: at(
      unitPredicate.map((where): Audience => ({ level: 'school', where })),
      OF_SCHOOL,
    ),
  },
  {
    weight: 3,
    arbitrary: at(
      unitPredicate.map((where): Audience => ({ level: 'group', groupKind: 'subject', where })),
      OF_GROUP,
    ),
  },
  {
    weight: 1,
    arbitrary: at(fc.constant<Audience>({ level: 'grade' }), [measure('assessments'), head]),
  },
)

const amount = fc.integer({ min: 0, max: 6 })

function bounds(unit: string): fc.Arbitrary<Bound> {
  const rated = unit === '%' ? fc.constantFrom(25, 50, 66.66, 66.67, 100) : amount
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constantFrom('atLeast' as const, 'atLeast' as const, 'atMost' as const, 'exactly' as const),
        amount: rated,
        unit: fc.constant(unit),
      }),
    },
    fc.record({
      kind: fc.constant('about' as const),
      amount: rated,
      tolerance: fc.constantFrom(10, 50),
      unit: fc.constant(unit),
    }),
    fc
      .tuple(rated, fc.integer({ min: 0, max: 4 }))
      .map(([from, more]): Bound => ({ kind: 'range', amount: from, most: from + more, unit })),
    fc.constantFrom<Bound>({ kind: 'none' }, { kind: 'undecided' }),
    fc.constantFrom(0, -2).map(
      (before): Bound => ({
        kind: 'atLeast',
        amount: 0,
        unit,
        relative: { to: 'weeks', before, times: 1, percent: 50, plus: -1 },
      }),
    ),
  )
}

const unitOf = ({ name }: Measure) => (name === 'ratio' || name === 'coverage' ? '%' : '次')

/** Rules of one group have one cadence and are counted at one level, as plans have them. */
export function arbitraryRule(
  id: string,
  dateOf: (offset: number) => string,
  length: number,
): fc.Arbitrary<Rule> {
  return counted.chain(({ audience, measure: counts }) =>
    fc
      .record({
        cadence: cadences(dateOf, length),
        bound: bounds(unitOf(counts)),
        strength: fc.constantFrom('hard' as const, 'soft' as const),
        grouped: fc.boolean(),
      })
      .map(({ cadence, bound, strength, grouped }) =>
        rule(id, {
          audience,
          measure: counts,
          cadence,
          bound,
          strength,
          group: grouped ? `${audience.level}每${cadence.every}` : null,
        }),
      ),
  )
}
