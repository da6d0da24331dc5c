import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '#core/form/form'
import { GROUP_KINDS, type GroupKind } from '#core/org/person'
import { STAFF_POSTS } from '#core/org/post'
import {
  type FormMeasure,
  MEASURE_FILTERS,
  MEASURES,
  type Measure,
  type MeasureFilter,
  type MeasureName,
  measureEntry,
} from '#core/plan/measure'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { writePlan } from '#core/plan/parse/write-plan'
import type { Audience, Bound, Cadence, Milestone, PersonPredicate, Plan, Rule } from '#core/plan/plan'
import { formsWith, measureOf, optionLists, rubrics } from './arbitrary-forms'
import { FORM_SAMPLE } from './sample-forms'
import { SAMPLE, textOf } from './sample-plan'

/** Text with everything that means something in a Markdown table. */
const character = fc.constantFrom(
  ...'校课听3a ｜|\\<br>#-—*`~“”（）\n，。[]',
  '<br>',
  '<BR />',
  '\\|',
  '\\<br>',
)
const text = (most: number) =>
  fc.array(character, { maxLength: most }).map((characters) => characters.join('').trim())
const oneLine = text(12).map((written) => written.replace(/\n/g, ' '))
const named = oneLine.map((written) => `课${written}`)

const predicate: fc.Arbitrary<PersonPredicate> = fc.letrec<{ tree: PersonPredicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({ is: fc.constant('post' as const), post: fc.constantFrom(...STAFF_POSTS) }),
    fc.record({
      is: fc.constant('age' as const),
      compare: fc.constantFrom('<=' as const, '>=' as const, '<' as const, '>' as const, '=' as const),
      years: fc.integer({ min: 16, max: 80 }),
    }),
    fc.record({
      is: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ is: fc.constant('not' as const), of: tie('tree') }),
  ),
})).tree

function conditions(who: PersonPredicate): number {
  if (who.is === 'post' || who.is === 'age') return 1
  return who.is === 'not' ? conditions(who.of) : who.of.reduce((sum, part) => sum + conditions(part), 0)
}

const AUDIENCES: Record<Audience['level'], fc.Arbitrary<Audience>> = {
  person: fc.record({
    level: fc.constant('person' as const),
    who: predicate.filter((who) => conditions(who) <= 20),
  }),
  group: fc.record({
    level: fc.constant('group' as const),
    groupKind: fc.constantFrom(...(Object.keys(GROUP_KINDS) as GroupKind[])),
  }),
  grade: fc.constant({ level: 'grade' as const }),
  class: fc.constant({ level: 'class' as const }),
  club: fc.constant({ level: 'club' as const }),
  school: fc.constant({ level: 'school' as const }),
}

const filters = Object.keys(MEASURE_FILTERS) as MeasureFilter[]
const measureName = fc.constantFrom(...(Object.keys(MEASURES) as MeasureName[]))

const milestones: fc.Arbitrary<Milestone[]> = fc
  .uniqueArray(fc.constantFrom('期初', '期中', '期末', '考试周', '月考2', 'A周'), { maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
          .map(([a, b]) => ({ name, fromWeek: Math.min(a, b), toWeek: Math.max(a, b) })),
      ),
    ),
  )

function cadenceWith(windows: readonly Milestone[]): fc.Arbitrary<Cadence> {
  const regular = fc.constantFrom<Cadence>(
    { every: 'term' },
    { every: 'week' },
    ...([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ every: 'weekday' as const, weekday })),
  )
  if (windows.length === 0) return regular
  const names = fc.shuffledSubarray(
    windows.map(({ name }) => name),
    { minLength: 1 },
  )
  return fc.oneof(regular, fc.record({ every: fc.constant('milestone' as const), names }))
}

function boundIn(unit: string): fc.Arbitrary<Bound> {
  return fc.oneof(
    fc.constant<Bound>({ kind: 'none' }),
    fc.record({
      kind: fc.constantFrom('atLeast' as const, 'atMost' as const, 'exactly' as const),
      amount: fc.integer({ min: 1, max: 20 }),
      unit: fc.constant(unit),
    }),
  )
}

const builtIn: fc.Arbitrary<Measure> = measureName.chain((name) =>
  fc.record({
    name: fc.constant(name),
    filters: fc.subarray(filters.filter((filter) => isOf(filter, name))),
  }),
)

function isOf(filter: MeasureFilter, name: MeasureName): boolean {
  const of: readonly MeasureName[] = MEASURE_FILTERS[filter].of
  return of.includes(name)
}

function ruleIn(windows: readonly Milestone[], own: readonly FormMeasure[]): fc.Arbitrary<Rule> {
  return fc.oneof(builtIn, ...own.map((measure) => fc.constant(measure))).chain((measure) =>
    fc.record({
      id: fc.stringMatching(/^[A-Z]{1,3}-?[0-9]{1,4}$/),
      clause: fc.constantFrom(...CLAUSES),
      name: named,
      audience: AUDIENCES[measureEntry(measure).credits],
      measure: fc.constant(measure),
      cadence: cadenceWith(windows),
      bound: boundIn(measureEntry(measure).unit),
      strength: fc.constantFrom('hard' as const, 'soft' as const),
      group: fc.constant(null),
      checker: oneLine,
      note: text(30),
    }),
  )
}

const CLAUSES = ['1', '1.2', '1.2.10']

/** Some measures of the forms' own, and the one that every form has. */
function measuresOf(forms: readonly Form[]): fc.Arbitrary<FormMeasure[]> {
  const each = forms.flatMap((form, index) => [
    measureOf(form, `口径${index}`),
    measureOf(form, `另一个 口径|${index}`.replace('|', '')),
    fc.constant<FormMeasure>({
      name: 'register',
      filters: [],
      label: `登记次数(${form.name})`,
      form: form.name,
      unit: '次',
      credits: form.about,
      to: null,
      quantity: null,
      when: [],
    }),
  ])
  return fc.tuple(...each)
}

/** Rules of one group must be alike, so one rule in three lends its measure, cadence and kind of bound to a twin. */
function withTwins(rules: readonly Rule[]): Rule[] {
  return rules.flatMap((rule, i) => {
    if (i % 3 !== 0 || rule.bound.kind !== 'atLeast') return [rule]
    const group = `组|${i}`
    return [
      { ...rule, group },
      { ...rule, id: `${rule.id}-twin`, group },
    ]
  })
}

const plan: fc.Arbitrary<Plan> = fc
  .tuple(milestones, optionLists)
  .chain(([windows, options]) =>
    fc.tuple(fc.constant(windows), fc.constant(options), formsWith(Object.values(options), CLAUSES)),
  )
  .chain(([windows, options, forms]) => fc.tuple(fc.constant({ windows, options, forms }), measuresOf(forms)))
  .chain(([{ windows, options, forms }, own]) =>
    fc.record({
      id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,20}$/),
      title: named,
      settings: fc.record({
        proration: fc.boolean(),
        lateEntryDays: fc.integer({ min: 0, max: 60 }),
        milestones: fc.constant(windows),
        participationThreshold: fc.integer({ min: 1, max: 100 }),
        signInCode: fc.boolean(),
      }),
      clauses: fc
        .tuple(named, text(60), oneLine)
        .map(([title, prose, department]) =>
          CLAUSES.map((number) => ({ number, title, text: prose, department })),
        ),
      rules: fc
        .uniqueArray(ruleIn(windows, own), { minLength: 1, maxLength: 6, selector: ({ id }) => id })
        .map(withTwins),
      forms: fc.constant(forms),
      rubrics,
      options: fc.constant(options),
    }),
  )

const scope = fc.record({
  school: fc.constantFrom(null, '青禾小学', '第二|小学'),
  term: fc.constantFrom(null, { startOn: '2026-09-01', endOn: '2027-01-22' }),
  effectiveFrom: fc.constantFrom(null, '2026-09-01', '2026-12-31'),
})

describe('export and import', () => {
  test('a plan that is written and read again is the same plan', () => {
    fc.assert(
      fc.property(plan, scope, (original, writtenFor) => {
        const reading = parsePlan(writePlan(original, writtenFor))
        expect(reading.faults).toEqual([])
        expect(reading.plan).toEqual(original)
        expect(reading.scope).toEqual(writtenFor)
      }),
      { numRuns: 200 },
    )
  })

  test('whatever the text, there is a plan or there are faults, never both and never neither', () => {
    const lines = textOf(FORM_SAMPLE).split('\n')
    const noise = fc.oneof(fc.string(), text(40), fc.constantFrom(...lines), fc.string({ unit: 'binary' }))
    const shuffled = fc
      .tuple(fc.array(noise, { maxLength: 6 }), fc.nat(lines.length), fc.nat(4))
      .map(([added, at, removed]) => lines.toSpliced(at, removed, ...added).join('\n'))
    fc.assert(
      fc.property(fc.oneof(shuffled, fc.string()), (document) => {
        const reading = parsePlan(document)
        expect(reading.plan === null).toBe(reading.faults.length > 0)
        expect(reading.plan === null).toBe(reading.scope === null)
      }),
      { numRuns: 300 },
    )
  })

  test('what any text is read as is what its export is read as', () => {
    const cell = fc.constantFrom(
      '校长',
      '（校长 或 班主任）且 非 任课教师',
      '任课教师，校长除外',
      '45岁以下的教师',
    )
    fc.assert(
      fc.property(cell, fc.integer({ min: 1, max: 500 }), (audience, amount) => {
        const document = textOf(SAMPLE)
          .replace('| 校长 |', `| ${audience} |`)
          .replace('≥30节', `不少于${amount}`)
        const first = parsePlan(document).plan
        expect(first).not.toBeNull()
        if (first) expect(parsePlan(writePlan(first)).plan).toEqual(first)
      }),
    )
  })
})
