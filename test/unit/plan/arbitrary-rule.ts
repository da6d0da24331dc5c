import * as fc from 'fast-check'
import type { Form } from '#core/form/form'
import {
  type BasicMeasure,
  type Condition,
  creditLevelOf,
  type FormMeasure,
  MEASURE_FILTERS,
  MEASURES,
  type MeasureFilter,
  type MeasureName,
} from '#core/plan/basic-measure'
import type { Cadence, Window } from '#core/plan/cadence'
import {
  type DerivedMeasure,
  type Measure,
  measureUnit,
  type Operand,
  type RatioMeasure,
} from '#core/plan/measure'
import { ratioFormula } from '#core/plan/measure-label'
import { entriesLabel } from '#core/plan/parse/form-measures'
import type { Bound, Milestone } from '#core/plan/plan'
import type { Audience } from '#core/plan/predicate'
import type { CreditLevel } from '#core/record/credit-level'
import { audienceAt } from './arbitrary-audience'

const filters = Object.keys(MEASURE_FILTERS) as MeasureFilter[]

function isOf(filter: MeasureFilter, name: MeasureName): boolean {
  const of: readonly MeasureName[] = MEASURE_FILTERS[filter].of
  return of.includes(name)
}

const CONDITIONS: Readonly<Record<string, readonly Condition[]>> = {
  observation: [
    { key: '学科', is: ['本人学科'] },
    { key: '学科', is: ['语文', '道德与法治'] },
    { key: '被听者', is: ['我的徒弟', '学科带头人', '班主任'] },
    { key: '校外', is: ['是'] },
    { key: '评课', is: ['无'] },
  ],
  research: [
    { key: '范围', is: ['片区'] },
    { key: '步骤齐全', is: ['否'] },
    { key: '主题标签', is: ['大单元', '作业设计'] },
  ],
  inspection: [{ key: '方式', is: ['随机', '不定时'] }],
  showcase: [{ key: '学科', is: ['数学'] }],
}

const builtIn: fc.Arbitrary<BasicMeasure> = fc
  .constantFrom(...(Object.keys(MEASURES) as MeasureName[]))
  .chain((name) => {
    const known = CONDITIONS[MEASURES[name].kind] ?? []
    const where = fc
      .shuffledSubarray([...known], { maxLength: Math.min(2, known.length) })
      .filter((some) => new Set(some.map(({ key }) => key)).size === some.length)
    return fc
      .record({ filters: fc.subarray(filters.filter((filter) => isOf(filter, name))), where })
      .map((some) => ({ name, filters: some.filters, ...(some.where.length > 0 && { where: some.where }) }))
  })

const title = fc.constantFrom('五年规划', '工作总结（2026）', 'Plan A', '《规划》“初稿”', '计划、总结')

function handedInAt(credits: CreditLevel): fc.Arbitrary<BasicMeasure> {
  return fc.oneof(
    fc.record({
      name: fc.constant('deliverable' as const),
      title,
      accepted: fc.boolean(),
      credits: fc.constant(credits),
      unit: fc.constant('份'),
    }),
    fc.record({
      name: fc.constant('declared' as const),
      title,
      credits: fc.constant(credits),
      unit: fc.constant('个'),
    }),
  )
}

const cadence = fc.constantFrom<Cadence>(
  { every: 'week' },
  { every: 'weekday', weekday: 4 },
  { every: 'month' },
)

/** What stands at a school and is worked out; `own` counts at the school or below it. */
function derived(own: readonly FormMeasure[]): fc.Arbitrary<DerivedMeasure> {
  const counted = fc.oneof(builtIn, handedInAt('school'), ...own.map((measure) => fc.constant(measure)))
  const headcount = audienceAt('person').map((audience) => ({ name: 'headcount' as const, audience }))
  const due = fc.record({
    name: fc.constant('due' as const),
    cadence,
    times: fc.integer({ min: 1, max: 9 }),
  })
  const below = fc.oneof(
    counted,
    headcount,
    due,
    fc.record({ name: fc.constant('number' as const), amount: fc.integer({ min: 1, max: 100 }) }),
  )
  const fact = fc.constantFrom({ name: 'fact' as const, fact: '人数', unit: '人' })
  return fc.oneof(
    fact,
    fc.constant({ name: 'fact' as const, fact: '班数', unit: '个' }),
    fc
      .tuple(counted, below)
      .filter(([above, under]) => !(under.name === 'headcount' && isHandedIn(above)))
      .map(([numerator, denominator]) => ratio(numerator, denominator, 'percent', '%')),
    fc
      .tuple(builtIn, fc.oneof(headcount, fact))
      .map(([numerator, denominator]) => ratio(numerator, denominator, 'average', measureUnit(numerator))),
    builtIn
      .filter(({ name }) => name !== 'assessments' && !name.startsWith('club'))
      .map((of) => ({ name: 'distinct' as const, of, unit: '个' }))
      .map((measure) => ({
        ...measure,
        by: BY[MEASURES[(measure.of as { name: MeasureName }).name].kind] ?? '',
      })),
    fc
      .tuple(builtIn, fc.integer({ min: 1, max: 9 }))
      .filter(([of]) => creditLevelOf(of) !== 'school')
      .chain(([of, atLeast]) =>
        audienceAt(creditLevelOf(of)).map((audience) => ({
          name: 'coverage' as const,
          of,
          each: { every: 'subject' as const, audience },
          atLeast,
        })),
      ),
    fc.record({
      name: fc.constant('coverage' as const),
      of: fc.constant<BasicMeasure>({ name: 'researchSessions', filters: [] }),
      each: fc.constant({ every: 'value' as const, field: '主题标签', values: ['大单元', '作业设计'] }),
      atLeast: fc.integer({ min: 1, max: 9 }),
    }),
  )
}

const BY: Readonly<Record<string, string>> = {
  observation: '课型',
  research: '方式',
  inspection: '方式',
  showcase: '学科',
}

const isHandedIn = ({ name }: { name: string }) => name === 'deliverable' || name === 'declared'

function ratio(numerator: Operand, denominator: Operand, as: RatioMeasure['as'], unit: string): RatioMeasure {
  const measure: RatioMeasure = { name: 'ratio', label: '', numerator, denominator, as, unit }
  return { ...measure, label: ratioFormula(measure) }
}

/** A measure with an audience that may owe it. */
export function owed(own: readonly FormMeasure[]): fc.Arbitrary<{ audience: Audience; measure: Measure }> {
  const basic = fc
    .oneof(
      builtIn,
      fc
        .constantFrom<CreditLevel>('person', 'group', 'grade', 'class', 'club', 'school')
        .chain((level) => handedInAt(level)),
      ...own.map((measure) => fc.constant(measure)),
    )
    .chain((measure) => {
      const level = creditLevelOf(measure)
      const above = fc.constantFrom<Audience['level']>('school', 'cluster', 'office')
      const at = level === 'school' ? above : fc.constant(level)
      return at.chain(audienceAt).map((audience) => ({ audience, measure: measure as Measure }))
    })
  const workedOut = derived(own).chain((measure) =>
    audienceAt('school').map((audience) => ({ audience, measure: measure as Measure })),
  )
  return fc.oneof(basic, workedOut)
}

const day = fc.constantFrom('01-01', '02-29', '03-20', '06-30', '09-01', '11-01', '12-31')

const window: fc.Arbitrary<Window> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
    .map(([a, b]) => ({ by: 'weeks' as const, from: Math.min(a, b), to: Math.max(a, b) })),
  fc.record({ by: fc.constant('days' as const), from: fc.option(day), to: day }),
  fc.constantFrom(3, 6, 9).map((month) => {
    const two = String(month).padStart(2, '0')
    return { by: 'days' as const, from: `${two}-01`, to: `${two}-${month === 3 ? '31' : '30'}` }
  }),
  fc.record({
    by: fc.constant('dates' as const),
    from: fc.constantFrom(null, '2026-09-01', '2027-03-20'),
    to: fc.constantFrom('2027-03-20', '2027-06-30'),
  }),
)

const occasion: fc.Arbitrary<BasicMeasure> = fc.oneof(
  builtIn,
  handedInAt('school').filter(({ name }) => name === 'deliverable'),
)

export function cadenceWith(windows: readonly Milestone[], forms: readonly Form[]): fc.Arbitrary<Cadence> {
  const entries = forms.map(({ name, about }): BasicMeasure => {
    const counted = { form: name, unit: '次', credits: about, to: null, quantity: null, when: [] }
    return { name: 'register', filters: [], label: entriesLabel(name), ...counted }
  })
  const parity = fc.constantFrom('odd' as const, 'even' as const)
  const weekday = fc.constantFrom(
    1 as const,
    2 as const,
    3 as const,
    4 as const,
    5 as const,
    6 as const,
    7 as const,
  )
  const every = <E extends string>(name: E) => fc.constant(name)
  const named = fc.shuffledSubarray(
    windows.map(({ name }) => name),
    { minLength: Math.min(1, windows.length) },
  )
  const carried = fc.oneof(
    fc.constant<Cadence>({ every: 'week' }),
    fc.constant<Cadence>({ every: 'week', step: 2 }),
    fc.record({ every: every('week'), parity }),
    fc.record({ every: every('weekday'), weekday }),
    fc.record({ every: every('weekday'), weekday, parity }),
    fc
      .uniqueArray(weekday, { minLength: 2, maxLength: 7 })
      .map((weekdays) => ({ every: 'weekdays' as const, weekdays: weekdays.sort((a, b) => a - b) })),
    fc.record({ every: every('month'), by: fc.integer({ min: 1, max: 31 }) }),
    fc.record({ every: every('weekday'), weekday, period: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ every: every('day'), holidays: fc.boolean() }),
    fc.constantFrom<Cadence>({ every: 'month' }, { every: 'month', step: 2 }, { every: 'month', step: 3 }),
    fc.record({
      every: every('month'),
      part: fc.constantFrom('early' as const, 'middle' as const, 'late' as const),
    }),
    fc.record({
      every: every('window'),
      windows: fc.uniqueArray(window, {
        minLength: 1,
        maxLength: 3,
        selector: (each) => JSON.stringify(each),
      }),
    }),
    ...(windows.length > 0 ? [fc.record({ every: every('milestone'), names: named })] : []),
  )
  return fc.oneof(
    carried,
    carried.map((each): Cadence => ({ ...each, carryOver: true })),
    fc.constantFrom<Cadence>(
      { every: 'term' },
      { every: 'schoolYear' },
      { every: 'year' },
      { every: 'snapshot' },
      { every: 'unset' },
    ),
    fc.record({
      every: every('times'),
      count: fc.integer({ min: 1, max: 60 }),
      apart: fc.integer({ min: 0, max: 120 }),
    }),
    fc.record({
      every: every('since'),
      anchor: fc.constantFrom('培训', '《提高培训合格证书》', '体检'),
      years: fc.integer({ min: 1, max: 50 }),
    }),
    fc.record({
      every: every('event'),
      after: fc.oneof(occasion, ...entries.map((entry) => fc.constant(entry))),
      within: fc.integer({ min: 0, max: 60 }),
      before: fc.boolean(),
    }),
  )
}

/** Amounts that any cadence believes. */
export function boundIn(measure: Measure): fc.Arbitrary<Bound> {
  const unit = fc.constant(measureUnit(measure))
  const share = measureUnit(measure) === '%' || (measure.name === 'ratio' && measure.as === 'average')
  const amount = share
    ? fc.integer({ min: 1, max: 2000 }).map((hundredths) => hundredths / 100)
    : fc.integer({ min: 1, max: 20 })
  const relative = fc.record({
    to: fc.constantFrom(
      'lastTerm' as const,
      'baseline' as const,
      'peers' as const,
      'classSize' as const,
      'people' as const,
      'weeks' as const,
    ),
    before: fc.integer({ min: -9, max: 9 }),
    times: fc.constantFrom(1, 2, 4, 1.25),
    percent: fc.constantFrom(0, 5, -2.5, 100),
    plus: fc.constantFrom(0, 3, -10, 2.5),
  })
  const kind = fc.constantFrom('atLeast' as const, 'atMost' as const, 'exactly' as const)
  return fc.oneof(
    fc.constantFrom<Bound>({ kind: 'none' }, { kind: 'undecided' }),
    fc.record({ kind, amount, unit }),
    fc.record({ kind: fc.constantFrom('atMost' as const, 'exactly' as const), amount: fc.constant(0), unit }),
    fc.record({ kind, amount: fc.constant(0), unit, relative }),
    fc.record({
      kind: fc.constant('about' as const),
      amount,
      tolerance: fc.integer({ min: 1, max: 50 }),
      unit,
    }),
    fc
      .tuple(amount, amount)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({
        kind: 'range' as const,
        amount: Math.min(a, b),
        most: Math.max(a, b),
        unit: measureUnit(measure),
      })),
  )
}
