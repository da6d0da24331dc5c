import { FIELD_TYPES, type Field, FORM_UNITS, type Form, formNamed, HOW_OFTEN } from '../../form/form'
import type { FormMeasure } from '../basic-measure'
import { conditionLabel } from '../labels'
import type { Measure, Operand, RatioMeasure } from '../measure'
import { ratioFormula } from '../measure-label'
import type { Plan } from '../plan'
import { rangeLabel } from './field-range'
import type { FormColumn } from './form-columns'
import { type CountColumn, ENTRIES } from './form-measures'
import { roleLabel } from './form-words'
import type { ListColumn } from './option-lists'
import type { RubricColumn } from './rubrics'

type Cells<K extends string> = Record<K, string>

/** One row a field; what is of the form stands in its first. */
export function formRows({ forms, options }: Plan): Cells<FormColumn>[] {
  return forms.flatMap((form) =>
    form.fields.map((field, index) => ({
      form: form.name,
      ...fieldCells(field, options),
      ...(index === 0 ? headCells(form) : NO_HEAD),
    })),
  )
}

function fieldCells(field: Field, lists: Plan['options']) {
  return {
    field: field.label,
    type: FIELD_TYPES[field.type],
    choices: choicesOf(field, lists),
    required: field.required ? '是' : '',
    sensitive: field.sensitive ? '是' : '',
    hint: field.hint,
    when: field.when ? conditionLabel(field.when) : '',
    note: '',
  }
}

/** A list by its name where the plan has one, so that it stays one place to change. */
function choicesOf(field: Field, lists: Plan['options']): string {
  switch (field.type) {
    case 'choice':
    case 'choices':
    case 'checklist': {
      const listed = Object.keys(lists).find((name) => sameOptions(lists[name], field.options))
      return listed ?? field.options.join('、')
    }
    case 'number':
      return rangeLabel(field)
    default:
      return field.max === null ? '' : `≤${field.max}字`
  }
}

function sameOptions(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a?.length === b.length && a.every((option, index) => option === b[index])
}

const NO_HEAD = {
  writers: '',
  readers: '',
  about: '',
  often: '',
  byException: '',
  sealed: '',
  keep: '',
  clause: '',
  purpose: '',
}

function headCells(form: Form): typeof NO_HEAD {
  return {
    writers: form.writers.map(roleLabel).join('、'),
    readers: form.readers.map(roleLabel).join('、'),
    about: FORM_UNITS[form.about],
    often: HOW_OFTEN[form.often],
    byException: form.byException ? '开' : '',
    sealed: form.sealed ? '限定' : '',
    keep: form.keepMonths === null ? '' : `${form.keepMonths}个月`,
    clause: form.clause,
    purpose: form.hint,
  }
}

/** The measures of the plan's own that its rules count by, each once; then the ratios that it gave a name. */
export function countRows({ rules, forms }: Plan): Cells<CountColumn>[] {
  const counted = rules.flatMap(({ measure, cadence }) => [
    ...formMeasuresIn(measure),
    ...(cadence.every === 'event' ? formMeasuresIn(cadence.after) : []),
  ])
  const own = new Map(counted.map((measure) => [measure.label, measure]))
  const ratios = rules.flatMap(({ measure }) =>
    measure.name === 'ratio' && measure.label !== ratioFormula(measure) ? [measure] : [],
  )
  const named = new Map(ratios.map((measure) => [measure.label, measure]))
  return [
    ...[...own.values()]
      .filter(({ label }) => !label.startsWith(`${ENTRIES}(`))
      .map((measure) => countCells(measure, formNamed(forms, measure.form))),
    ...[...named.values()].map(ratioCells),
  ]
}

function formMeasuresIn(measure: Measure | Operand): FormMeasure[] {
  switch (measure.name) {
    case 'register':
      return [measure]
    case 'distinct':
    case 'coverage':
      return formMeasuresIn(measure.of)
    case 'ratio':
      return [...formMeasuresIn(measure.numerator), ...formMeasuresIn(measure.denominator)]
    default:
      return []
  }
}

function ratioCells(measure: RatioMeasure): Cells<CountColumn> {
  const cells = { form: '', measure: measure.label, quantity: ratioFormula(measure) }
  return { ...cells, to: '', when: '', unit: '', note: '' }
}

/** Once, and for what the entry is about, are left blank: a field might be called like the word for it. */
function countCells(
  { form, label, quantity, unit, credits, to, when }: FormMeasure,
  about: Form | undefined,
): Cells<CountColumn> {
  return {
    form,
    measure: label,
    quantity: quantity ?? '',
    to: to ?? (credits === about?.about ? '' : FORM_UNITS[credits]),
    when: when.map(conditionLabel).join(' 且 '),
    unit,
    note: '',
  }
}

export function listRows({ options }: Plan): Cells<ListColumn>[] {
  return Object.entries(options).map(([name, list]) => ({ name, options: list.join('、'), note: '' }))
}

export function rubricRows({ rubrics }: Plan): Cells<RubricColumn>[] {
  return rubrics.flatMap(({ name, dimensions }) =>
    dimensions.map(({ name: dimension, cap, hint }) => ({ rubric: name, dimension, cap: String(cap), hint })),
  )
}
