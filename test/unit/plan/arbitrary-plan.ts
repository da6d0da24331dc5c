import * as fc from 'fast-check'
import type { Form } from '#core/form/form'
import type { FormMeasure } from '#core/plan/basic-measure'
import { entriesLabel } from '#core/plan/parse/form-measures'
import type { Adjustment, GroupMode, Milestone, Plan, Rule } from '#core/plan/plan'
import { LISTED_TAGS } from './arbitrary-audience'
import { formsWith, measureOf, optionLists, rubrics } from './arbitrary-forms'
import { boundIn, cadenceWith, owed } from './arbitrary-rule'

/** Text with everything that means something in a Markdown table. */
const character = fc.constantFrom(
  ...'校课听3a ｜|\\<br>#-—*`~“”（）\n，。[]',
  '<br>',
  '<BR />',
  '\\|',
  '\\<br>',
)
export const text = (most: number) =>
  fc.array(character, { maxLength: most }).map((characters) => characters.join('').trim())
const oneLine = text(12).map((written) => written.replace(/\n/g, ' '))
const named = oneLine.map((written) => `课${written}`)
/** Cut off within `<BR />` it would end in a blank, which no cell keeps. */
const shortName = named
  .filter((written) => !/[=|,]/.test(plainKey(written)))
  .map((written) => written.slice(0, 30).trim())

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
    name: shortName,
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
    name: shortName,
    items: fc.uniqueArray(fc.record({ name: named, finding: oneLine, note: oneLine }), {
      minLength: 1,
      maxLength: 3,
      selector: ({ name }) => plainKey(name),
    }),
  }),
  { maxLength: 2, selector: ({ name }) => plainKey(name) },
)

const plainKey = (written: string) => written.normalize('NFKC').replace(/\s/g, '')

export const anyPlan: fc.Arbitrary<Plan> = fc
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

export const anyScope = fc.record({
  school: fc.constantFrom(null, '青禾小学', '第二|小学'),
  office: fc.constantFrom(null, '运河学区'),
  term: fc.constantFrom(null, { startOn: '2026-09-01', endOn: '2027-01-22' }),
  effectiveFrom: fc.constantFrom(null, '2026-09-01', '2026-12-31'),
})
