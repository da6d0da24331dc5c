import fc from 'fast-check'
import type { CalendarDay, Term } from '#core/calendar/school-calendar'
import type { Appointment, PersonFacts, UnitFacts } from '#core/org/person'
import type { Adjustment, Plan } from '#core/plan/plan'
import type { CountableRecord, RecordKind } from '#core/record/record'
import { CHINESE, GRADE_ONE, MATHS, OFFICE, SCHOOL } from '../sample/people'
import { plan } from '../sample/plan'
import {
  assessment,
  clubSession,
  declared,
  deliverable,
  inspection,
  observation,
  registerEntry,
  research,
  showcase,
} from '../sample/records'
import { arbitraryRule, WEEKDAYS } from './arbitrary-rules'

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

const POSTS = [
  'teacher',
  'teacher',
  'groupLead',
  'principal',
  'longLeave',
  'maternityLeave',
  'member',
] as const

function dated(length: number): fc.Arbitrary<{ from: string; to: string | null }> {
  return fc
    .record({
      from: fc.oneof(fc.constant('2020-09-01'), near(length, 5).map(dateOf)),
      days: fc.option(fc.integer({ min: 0, max: 60 })),
    })
    .map(({ from, days }) => ({ from, to: days === null ? null : later(from, days) }))
}

function appointments(length: number): fc.Arbitrary<Appointment[]> {
  const held = fc
    .tuple(
      fc.constantFrom<Appointment['post']>(...POSTS),
      fc.constantFrom(MATHS.id, CHINESE.id),
      dated(length),
    )
    .map(([post, groupId, time]) => ({ post, unitId: post === 'member' ? groupId : SCHOOL.id, ...time }))
  return fc.array(held, { minLength: 1, maxLength: 4 })
}

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}

function person(id: string, length: number): fc.Arbitrary<PersonFacts> {
  return fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    birthDate: fc.option(fc.constantFrom('1980-02-29', '1980-09-01', '1981-09-02', '1990-01-01')),
    teachingSince: fc.option(fc.constantFrom('2023-08-28', '2023-09-10', '2022-09-01', '2026-09-03')),
    subject: fc.constantFrom('数学', '语文', ''),
    tags: fc.array(
      dated(length).map((time) => ({ tag: '骨干教师', ...time })),
      { maxLength: 2 },
    ),
    appointments: appointments(length),
  })
}

function factsFor(unit: UnitFacts, length: number): fc.Arbitrary<UnitFacts> {
  return fc.record({
    id: fc.constant(unit.id),
    name: fc.constant(unit.name),
    kind: fc.constant(unit.kind),
    groupKind: fc.constant(unit.groupKind),
    parentId: fc.constant(unit.parentId ?? null),
    facts: fc.uniqueArray(
      fc.record({
        fact: fc.constant('人数'),
        amount: fc.integer({ min: 0, max: 5 }).map((few) => (few > 3 ? 20 : few)),
        from: near(length, 20).map(dateOf),
      }),
      { maxLength: 2, selector: ({ from }) => from },
    ),
    tags: fc.array(
      dated(length).map((time) => ({ tag: '基地', ...time })),
      { maxLength: 1 },
    ),
  })
}

function adjustments(
  length: number,
  ruleIds: readonly string[],
  names: readonly string[],
): fc.Arbitrary<Adjustment[]> {
  const day = fc.option(near(length, 5).map(dateOf))
  return fc.array(
    fc.record({
      ruleId: fc.constantFrom(...ruleIds),
      subject: fc.constantFrom(...names, SCHOOL.name, MATHS.name),
      change: fc.oneof(
        fc.integer({ min: 0, max: 9 }).map((amount) => ({ kind: 'amount' as const, amount })),
        fc.constant({ kind: 'waive' as const }),
      ),
      from: day,
      to: day,
      reason: fc.constant('另有安排'),
    }),
    { maxLength: 2 },
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
        'deliverable' as const,
        'declared' as const,
      ),
      subject: fc.constantFrom('数学', '语文', '音乐'),
      amount: fc.integer({ min: 0, max: 4 }),
      double: fc.boolean(),
      flag: fc.boolean(),
    })
    .map(({ on: date, state: kept, author, kind, subject, amount, double, flag }) => {
      const samples: Record<RecordKind, CountableRecord> = {
        observation: observation(
          { periods: double ? [1, 2] : [1], mode: flag ? 'live' : 'recording', subject },
          kept,
        ),
        research: research(date, kept),
        inspection: inspection(flag ? date : null, kept),
        showcase: showcase('圆的认识', kept),
        assessment: assessment(date, kept),
        clubSession: clubSession(date, 20, kept),
        register: registerEntry({ on: date }, kept),
        deliverable: deliverable(
          { title: '五年规划', level: double ? 'school' : 'person', acceptedOn: flag ? date : null },
          kept,
        ),
        declared: declared({ title: flag ? '在校生数' : '升学数', amount }, kept),
      }
      const sample = samples[kind]
      return { ...sample, authorId: author, payload: { ...sample.payload, on: date } } as CountableRecord
    })
}

/** 不叠加 is tested by example: what two measures share is not for the days to tell. */
const MODES = ['max', 'first', 'sum', 'either'] as const

/** One declaration a day at most: which of two is newer, nobody could tell. */
function declaredOnce(records: readonly CountableRecord[]): CountableRecord[] {
  const seen = new Set<string>()
  return records.filter(({ kind, payload }) => {
    if (kind !== 'declared') return true
    const key = `${payload.title}/${payload.on}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

export const arbitraryWorld: fc.Arbitrary<World> = fc
  .record({
    start: fc.integer({ min: 0, max: 10 }),
    length: fc.integer({ min: 20, max: 80 }),
    staff: fc.integer({ min: 1, max: 3 }),
    rules: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ start, length, staff, rules }) => {
    const names = ['王老师', '李老师', '孙组长'].slice(0, staff)
    const term = { id: 'term', name: '学期', startOn: dateOf(start), endOn: dateOf(start + length) }
    const milestones = [
      { name: '期初', fromWeek: 1, toWeek: 2 },
      { name: '期中', fromWeek: 4, toWeek: 5 },
      { name: '期末', fromWeek: 8, toWeek: 9 },
    ]
    const ids = Array.from({ length: rules }, (_, index) => `R${index}`)
    const planned = fc.tuple(
      fc.boolean(),
      fc.constantFrom(...MODES),
      adjustments(start + length, ids, names),
      ...ids.map((id) => arbitraryRule(id, dateOf, start + length)),
    )
    return fc.record({
      term: fc.constant(term),
      days: calendarDays(start + length),
      plan: planned.map(([proration, mode, adjusted, ...made]) => {
        const groups = Object.fromEntries(
          made.flatMap(({ group }) => (group === null ? [] : [[group, mode]])),
        )
        return { ...plan(made, { proration, milestones, groups }), adjustments: adjusted }
      }),
      units: fc.tuple(
        ...[SCHOOL, GRADE_ONE, MATHS, CHINESE, OFFICE].map((unit) => factsFor(unit, start + length)),
      ),
      people: fc.tuple(...names.map((name) => person(name, start + length))),
      records: fc.array(record(start + length, names), { maxLength: 25 }).map(declaredOnce),
      today: near(start + length, 10).map(dateOf),
      look: fc.double({ min: 0, max: 0.999, noNaN: true }),
    })
  })
