import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '#core/form/form'
import type { FormMeasure } from '#core/plan/measure'
import { entriesLabel } from '#core/plan/parse/form-measures'
import { parsePlan } from '#core/plan/parse/parse-plan'
import { writePlan } from '#core/plan/parse/write-plan'
import type { Adjustment, GroupMode, Milestone, Plan, Rule } from '#core/plan/plan'
import { LISTED_TAGS } from './arbitrary-audience'
import { formsWith, measureOf, optionLists, rubrics } from './arbitrary-forms'
import { boundIn, cadenceWith, owed } from './arbitrary-rule'
import { FULL_SAMPLE } from './full-sample'
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

function ruleIn(
  windows: readonly Milestone[],
  own: readonly FormMeasure[],
  forms: readonly Form[],
): fc.Arbitrary<Rule> {
  return owed(own).chain(({ audience, measure }) =>
    fc.record({
      id: fc.stringMatching(/^[A-Z]{1,3}-?[0-9]{1,4}$/),
      clause: fc.constantFrom(...CLAUSES),
      name: named,
      audience: fc.constant(audience),
      measure: fc.constant(measure),
      cadence: cadenceWith(windows, forms),
      bound: boundIn(measure),
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
      label: entriesLabel(form.name),
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

function groupModesOf(rules: readonly Rule[]): fc.Arbitrary<Record<string, GroupMode>> {
  const groups = [...new Set(rules.flatMap(({ group }) => group ?? []))]
  const mode = fc.constantFrom<GroupMode>('first', 'sum', 'either')
  return fc
    .tuple(...groups.map((group) => fc.option(mode).map((each) => [group, each] as const)))
    .map((modes) =>
      Object.fromEntries(modes.flatMap(([group, each]) => (each === null ? [] : [[group, each]]))),
    )
}

function adjustmentsOf(rules: readonly Rule[]): fc.Arbitrary<Adjustment[]> {
  const one = fc.record({
    ruleId: fc.constantFrom(...rules.map(({ id }) => id)),
    subject: fc.constantFrom('李明', '样本小学', '一年级（1）班'),
    change: fc.oneof(
      fc.constant<Adjustment['change']>({ kind: 'waive' }),
      fc.record({ kind: fc.constant('proration' as const), on: fc.boolean() }),
      fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 99 }) }),
    ),
    from: fc.constantFrom(null, '2026-10-08'),
    to: fc.constantFrom(null, '2026-12-31'),
    reason: named,
  })
  const setsNumber = ({ ruleId }: Adjustment) =>
    rules.some(({ id, bound }) => id === ruleId && bound.kind !== 'none' && bound.kind !== 'undecided')
  return fc
    .uniqueArray(one, { maxLength: 3, selector: ({ ruleId, subject }) => `${ruleId} ${subject}` })
    .map((all) => all.filter((each) => each.change.kind !== 'amount' || setsNumber(each)))
}

const workflows = fc.uniqueArray(
  fc.record({
    name: named.filter((each) => !/[=|,，]/.test(each)).map((each) => each.slice(0, 30)),
    stages: fc.uniqueArray(fc.record({ name: named, actor: named, due: oneLine, note: oneLine }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ name }) => plainKey(name),
    }),
  }),
  { maxLength: 2, selector: ({ name }) => plainKey(name) },
)

const checklists = fc.uniqueArray(
  fc.record({
    name: named.filter((each) => !/[=|,，]/.test(each)).map((each) => each.slice(0, 30)),
    items: fc.uniqueArray(fc.record({ name: named, finding: oneLine, note: oneLine }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ name }) => plainKey(name),
    }),
  }),
  { maxLength: 2, selector: ({ name }) => plainKey(name) },
)

const plainKey = (written: string) => written.normalize('NFKC').replace(/\s/g, '')

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
        groups: fc.constant({}),
        basePlan: fc.constantFrom(null, 'district-2026'),
      }),
      clauses: fc
        .tuple(named, text(60), oneLine)
        .map(([title, prose, department]) =>
          CLAUSES.map((number) => ({ number, title, text: prose, department })),
        ),
      rules: fc
        .uniqueArray(ruleIn(windows, own, forms), { minLength: 1, maxLength: 6, selector: ({ id }) => id })
        .map(withTwins),
      forms: fc.constant(forms),
      rubrics,
      options: fc.constant({ ...options, ...LISTED_TAGS }),
      adjustments: fc.constant([]),
      workflows,
      checklists,
    }),
  )
  .chain((whole) =>
    fc
      .tuple(adjustmentsOf(whole.rules), groupModesOf(whole.rules))
      .map(([adjustments, groups]) => ({ ...whole, adjustments, settings: { ...whole.settings, groups } })),
  )

const scope = fc.record({
  school: fc.constantFrom(null, '青禾小学', '第二|小学'),
  office: fc.constantFrom(null, '运河学区'),
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
    const lines = textOf(FULL_SAMPLE).split('\n')
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
