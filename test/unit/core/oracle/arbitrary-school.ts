import fc from 'fast-check'
import type { CalendarDay, Term } from '#core/calendar/school-calendar'
import type { Appointment, PersonFacts, UnitFacts } from '#core/org/person'
import type { Audience, Cadence, PersonPredicate, Plan, Rule } from '#core/plan/plan'
import type { CountableRecord, RecordKind } from '#core/record/record'
import { CHINESE, GRADE_ONE, MATHS, OFFICE, SCHOOL } from '../sample/people'
import { age, all, any, measure, not, people, plan, post, rule } from '../sample/plan'
import {
  assessment,
  clubSession,
  inspection,
  observation,
  registerEntry,
  research,
  showcase,
} from '../sample/records'

/** Everything a standing depends on, from raw records up. */
export interface World {
  readonly term: Term
  readonly days: readonly CalendarDay[]
  readonly plan: Plan
  readonly units: readonly UnitFacts[]
  readonly people: readonly PersonFacts[]
  readonly records: readonly CountableRecord[]
  readonly today: string
  /** Which of the term's weeks is looked at, as a share of them. */
  readonly look: number
}

const FIRST = Date.UTC(2026, 7, 24)
const dateOf = (offset: number): string => new Date(FIRST + offset * 86_400_000).toISOString().slice(0, 10)

/** Days around a term of three to twelve weeks that begins on any weekday. */
const near = (length: number, slack: number) => fc.integer({ min: -slack, max: length + slack })

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

function calendarDay(length: number): fc.Arbitrary<CalendarDay> {
  const on = near(length, 3).map(dateOf)
  return fc.oneof(
    fc.record({ on, teaching: fc.constant(false), reason: fc.constantFrom('放假', '运动会') }),
    fc.record({
      on,
      teaching: fc.constant(true),
      timetableOf: fc.option(fc.constantFrom(...WEEKDAYS), { nil: undefined }),
      reason: fc.constant('调休'),
    }),
  )
}

/** Whole weeks off now and then, so that a teaching week is not simply a week. */
function calendarDays(length: number): fc.Arbitrary<CalendarDay[]> {
  const weekOff = near(length, 0).map((start) =>
    [0, 1, 2, 3, 4, 5, 6].map((day) => ({ on: dateOf(start + day), teaching: false, reason: '秋假' })),
  )
  return fc
    .tuple(fc.array(calendarDay(length), { maxLength: 6 }), fc.array(weekOff, { maxLength: 1 }))
    .map(([days, weeks]) => [...weeks.flat(), ...days])
}

const POSTS = ['teacher', 'groupLead', 'principal', 'longLeave'] as const

function appointments(length: number): fc.Arbitrary<Appointment[]> {
  const held = fc.record({
    post: fc.constantFrom<Appointment['post']>(...POSTS),
    unitId: fc.constant(SCHOOL.id),
    from: fc.oneof(fc.constant('2020-09-01'), near(length, 5).map(dateOf)),
    days: fc.option(fc.integer({ min: 0, max: 60 })),
  })
  return fc.array(
    held.map(({ days, ...rest }) => ({ ...rest, to: days === null ? null : later(rest.from, days) })),
    { minLength: 1, maxLength: 3 },
  )
}

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

function person(id: string, length: number): fc.Arbitrary<PersonFacts> {
  return fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    birthDate: fc.option(fc.constantFrom('1980-02-29', '1980-09-01', '1981-09-02', '1990-01-01')),
    appointments: appointments(length),
  })
}

const predicate: fc.Arbitrary<PersonPredicate> = fc.constantFrom(
  post('teacher'),
  post('principal'),
  any(post('groupLead'), post('principal')),
  all(post('teacher'), age('<=', 45)),
  all(post('teacher'), age('>=', 46)),
  all(post('teacher'), not(age('<', 46))),
  not(post('teacher')),
)

const cadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.constant<Cadence>({ every: 'term' }),
  fc.constant<Cadence>({ every: 'week' }),
  fc.constantFrom(...WEEKDAYS).map((weekday): Cadence => ({ every: 'weekday', weekday })),
  fc
    .subarray(['期初', '期中', '期末'], { minLength: 1 })
    .map((names): Cadence => ({ every: 'milestone', names })),
)

const counted: fc.Arbitrary<Pick<Rule, 'audience' | 'measure'>> = fc.oneof(
  {
    weight: 4,
    arbitrary: predicate.map((who) => ({ audience: people(who), measure: measure('observationPeriods') })),
  },
  {
    weight: 1,
    arbitrary: predicate.map((who) => ({
      audience: people(who),
      measure: measure('observationPeriods', 'withRecordings'),
    })),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Pick<Rule, 'audience' | 'measure'>>(
      { audience: { level: 'group', groupKind: 'subject' }, measure: measure('researchSessions') },
      { audience: { level: 'school' }, measure: measure('inspections', 'feedback') },
      { audience: { level: 'school' } satisfies Audience, measure: measure('showcases') },
      { audience: { level: 'grade' }, measure: measure('assessments') },
    ),
  },
)

function arbitraryRule(id: string): fc.Arbitrary<Rule> {
  return fc
    .record({
      counted,
      cadence,
      bound: fc.record({
        kind: fc.constantFrom(
          'atLeast' as const,
          'atLeast' as const,
          'atMost' as const,
          'exactly' as const,
          'none' as const,
        ),
        amount: fc.integer({ min: 1, max: 6 }),
      }),
      strength: fc.constantFrom('hard' as const, 'soft' as const),
      grouped: fc.boolean(),
    })
    .map(
      ({
        counted: { audience, measure: counts },
        cadence: every,
        bound: { kind, amount },
        strength,
        grouped,
      }) =>
        rule(id, {
          audience,
          measure: counts,
          cadence: every,
          bound: kind === 'none' ? { kind } : { kind, amount, unit: '次' },
          strength,
          group: grouped && audience.level === 'person' ? `每${every.every}` : null,
        }),
    )
}

function record(length: number, authors: readonly string[]): fc.Arbitrary<CountableRecord> {
  const on = near(length, 4).map(dateOf)
  const state = fc.constantFrom(
    'counted' as const,
    'counted' as const,
    'counted' as const,
    'awaiting' as const,
    'withdrawn' as const,
  )
  return fc
    .record({
      on,
      state,
      author: fc.constantFrom(...authors),
      kind: fc.constantFrom(
        'observation' as const,
        'observation' as const,
        'research' as const,
        'inspection' as const,
        'showcase' as const,
        'assessment' as const,
      ),
      double: fc.boolean(),
      flag: fc.boolean(),
    })
    .map(({ on: date, state: kept, author, kind, double, flag }) => {
      const samples: Partial<Record<RecordKind, CountableRecord>> & Record<typeof kind, CountableRecord> = {
        observation: observation({ periods: double ? [1, 2] : [1], mode: flag ? 'live' : 'recording' }, kept),
        research: research(date, kept),
        inspection: inspection(flag ? date : null, kept),
        showcase: showcase('圆的认识', kept),
        assessment: assessment(date, kept),
        clubSession: clubSession(date, 20, kept),
        register: registerEntry({ on: date }, kept),
      }
      const sample = samples[kind]
      return { ...sample, authorId: author, payload: { ...sample.payload, on: date } } as CountableRecord
    })
}

export const arbitraryWorld: fc.Arbitrary<World> = fc
  .record({
    start: fc.integer({ min: 0, max: 10 }),
    length: fc.integer({ min: 20, max: 80 }),
    staff: fc.integer({ min: 1, max: 3 }),
    rules: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ start, length, staff, rules }) => {
    const names = ['王老师', '李老师', '孙组长'].slice(0, staff)
    const term = { id: 'term', name: '学期', startOn: dateOf(start), endOn: dateOf(start + length) }
    const milestones = [
      { name: '期初', fromWeek: 1, toWeek: 2 },
      { name: '期中', fromWeek: 4, toWeek: 5 },
      { name: '期末', fromWeek: 8, toWeek: 9 },
    ]
    return fc.record({
      term: fc.constant(term),
      days: calendarDays(start + length),
      plan: fc
        .tuple(fc.boolean(), ...Array.from({ length: rules }, (_, index) => arbitraryRule(`R${index}`)))
        .map(([proration, ...made]) => plan(made, { proration, milestones })),
      units: fc.constant([SCHOOL, GRADE_ONE, MATHS, CHINESE, OFFICE]),
      people: fc.tuple(...names.map((name) => person(name, start + length))),
      records: fc.array(record(start + length, names), { maxLength: 25 }),
      today: near(start + length, 10).map(dateOf),
      look: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
  })
