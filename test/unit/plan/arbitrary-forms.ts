import * as fc from 'fast-check'
import { FIELD_TYPES, type Field, FORM_UNITS, type Form, type FormRole, HOW_OFTEN } from '#core/form/form'
import { STAFF_POSTS } from '#core/org/post'
import type { Condition, FormMeasure } from '#core/plan/basic-measure'
import type { Rubric } from '#core/plan/rubric'
import type { CreditLevel } from '#core/record/credit-level'

/** Names as a clerk makes them up, with what means something in Markdown or elsewhere in a plan. */
export const name = fc
  .array(fc.constantFrom(...'来访登记安全3aＡ（）(\\#-—*`~“”/<。', '<br>', '\\|', ' '), {
    minLength: 1,
    maxLength: 8,
  })
  .map((characters) => `表${characters.join('').replaceAll('|', '')}`.trim())
const plainKey = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
const label = name.map((written) => written.replace('表', '项'))
const hint = fc.constantFrom('', '不写姓名', '一行 | 竖线 \\ 反斜杠')

const optionList = fc.uniqueArray(name, { minLength: 2, maxLength: 5, selector: plainKey })

type Body = Pick<Field, 'type' | 'options' | 'min' | 'max' | 'unit'>
const NOTHING = { options: [], min: null, max: null, unit: '' }

const ends = fc.tuple(fc.option(fc.nat(500)), fc.option(fc.nat(500))).map(([a, b]) => {
  const [min, max] = a !== null && b !== null && a > b ? [b, a] : [a, b]
  return { min, max }
})

function bodyWith(lists: readonly (readonly string[])[]): fc.Arbitrary<Body> {
  const options = lists.length > 0 ? fc.oneof(optionList, fc.constantFrom(...lists)) : optionList
  const types = Object.keys(FIELD_TYPES) as (keyof typeof FIELD_TYPES)[]
  return fc.constantFrom(...types).chain((type): fc.Arbitrary<Body> => {
    switch (type) {
      case 'choice':
      case 'choices':
      case 'checklist':
        return options.map((chosen) => ({ ...NOTHING, type, options: chosen }))
      case 'number':
        return fc
          .tuple(ends, fc.constantFrom('', '人', '分钟', '千克', '%'))
          .map(([range, unit]) => ({ ...NOTHING, type, ...range, unit }))
      case 'text':
      case 'longText':
        return fc
          .option(fc.integer({ min: 1, max: type === 'text' ? 120 : 5000 }))
          .map((max) => ({ ...NOTHING, type, max }))
      default:
        return fc.constant({ ...NOTHING, type })
    }
  })
}

/** A condition on one of some fields, or null when none of them is chosen from a list. */
function conditionOn(fields: readonly Field[]): fc.Arbitrary<Condition | null> {
  const chosen = fields.filter(({ type, options }) => type === 'yesNo' || options.length > 0)
  if (chosen.length === 0) return fc.constant(null)
  return fc
    .constantFrom(...chosen)
    .chain(({ key, type, options }) =>
      fc
        .subarray(type === 'yesNo' ? ['是', '否'] : [...options], { minLength: 1 })
        .map((is) => ({ key, is })),
    )
}

function fieldsWith(lists: readonly (readonly string[])[]): fc.Arbitrary<Field[]> {
  return fc.uniqueArray(label, { minLength: 1, maxLength: 5, selector: plainKey }).chain((labels) =>
    labels.reduce<fc.Arbitrary<Field[]>>(
      (sofar, key) =>
        sofar.chain((before) =>
          fc
            .record({
              body: bodyWith(lists),
              required: fc.boolean(),
              sensitive: fc.boolean(),
              hint,
              when: fc.oneof(fc.constant(null), conditionOn(before)),
            })
            .map(({ body, sensitive, ...rest }) => {
              const told = CREDITED_BY[body.type] !== undefined
              return [...before, { key, label: key, ...body, ...rest, sensitive: sensitive && !told }]
            }),
        ),
      fc.constant([]),
    ),
  )
}

const role = fc.constantFrom<FormRole>('staff', ...STAFF_POSTS)

export function formsWith(
  lists: readonly (readonly string[])[],
  clauses: readonly string[],
): fc.Arbitrary<Form[]> {
  const form: fc.Arbitrary<Form> = fc.record({
    name,
    clause: fc.constantFrom('', ...clauses),
    about: fc.constantFrom(...(Object.keys(FORM_UNITS) as (keyof typeof FORM_UNITS)[])),
    often: fc.constantFrom(...(Object.keys(HOW_OFTEN) as (keyof typeof HOW_OFTEN)[])),
    byException: fc.boolean(),
    writers: fc.uniqueArray(role, { minLength: 1, maxLength: 4 }),
    readers: fc.uniqueArray(role, { maxLength: 3 }),
    sealed: fc.boolean(),
    keepMonths: fc.option(fc.integer({ min: 1, max: 1200 })),
    hint,
    fields: fieldsWith(lists),
  })
  return fc.uniqueArray(form, { maxLength: 4, selector: (each) => plainKey(each.name) })
}

const CREDITED_BY: Record<string, CreditLevel> = {
  person: 'person',
  people: 'person',
  class: 'class',
  grade: 'grade',
  group: 'group',
}

/** What entries of a form may count for; `label` is its word in the plan. */
export function measureOf({ name: form, about, fields }: Form, label: string): fc.Arbitrary<FormMeasure> {
  const numbers = fields.filter(({ type, max }) => type === 'number' && max !== null)
  const named = fields.filter(({ type }) => CREDITED_BY[type] !== undefined)
  const subjects: Pick<FormMeasure, 'credits' | 'to'>[] = [
    ...new Set<CreditLevel>([about, 'person', 'school']),
  ].map((credits) => ({ credits, to: null }))
  const fromFields = named.map(({ key, type }) => ({ credits: CREDITED_BY[type] ?? 'school', to: key }))
  return fc
    .record({
      quantity: fc.constantFrom(null, ...numbers.map(({ key }) => key)),
      subject: fc.constantFrom(...subjects, ...fromFields),
      when: conditionOn(fields).map((condition) => (condition === null ? [] : [condition])),
      unit: fc.constantFrom('次', '人次', '份'),
    })
    .map(({ quantity, subject, when, unit }) => ({
      name: 'register',
      filters: [],
      label,
      form,
      unit,
      ...subject,
      quantity,
      when,
    }))
}

export const rubrics: fc.Arbitrary<Rubric[]> = fc.uniqueArray(
  fc.record({
    name,
    dimensions: fc.uniqueArray(
      fc.record({ name: label, cap: fc.integer({ min: 1, max: 200 }).map((half) => half / 2), hint }),
      { minLength: 1, maxLength: 4, selector: (each) => plainKey(each.name) },
    ),
  }),
  { maxLength: 3, selector: (each) => plainKey(each.name) },
)

/** Lists by name; each is used by some form or one of the built-in ones, but that is no fault if not. */
export const optionLists: fc.Arbitrary<Record<string, readonly string[]>> = fc
  .uniqueArray(fc.tuple(fc.oneof(name, fc.constantFrom('课型', '教研形式')), optionList), {
    maxLength: 3,
    selector: ([each]) => plainKey(each),
  })
  .map((lists) => Object.fromEntries(lists))
