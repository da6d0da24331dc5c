import { type FieldValue, type FieldValues, valuesIn } from '../../form/form'
import type { FormMeasure } from '../../plan/basic-measure'
import { answerInWords } from '../answers-in-words'
import { type Counted, type Kind, once } from '../kind'
import type { RecordOf } from '../record'
import { valuesOf } from '../register-entry'

/** The natural key of the only entry of a form in a slot (core/form/slot). */
export const registerKey = (form: string, slot: string) => `register/${form}/${slot}`

export const register: Kind<'register'> = {
  defaults: { secrets: {}, names: {}, people: [], slot: '' },
  secret: ['secrets'],

  claims({ payload: { form, slot } }) {
    return slot === '' ? [] : [registerKey(form, slot)]
  },

  counted(record, measure): Counted {
    return measure.name === 'register' ? countedBy(measure, record) : { leftOut: 'nothingToCount' }
  },

  involved({ payload }) {
    return payload.people.map((personId) => ({ personId, role: 'named', mark: '' }))
  },

  describe({ form, normal, values, names }, { unit }) {
    const inWords = (value: FieldValue) => answerInWords(value, names)
    const details = normal ? ['一切正常'] : Object.values(values).map(inWords).filter(Boolean).slice(0, 3)
    return {
      title: [form, unit].filter(Boolean).join(' · '),
      detail: details.join(' · '),
      quantity: 1,
      unit: '次',
      recording: false,
    }
  },
}

function countedBy(measure: FormMeasure, record: RecordOf<'register'>): Counted {
  const values = valuesOf(record.payload)
  if (!measure.when.every(({ key, is }) => valuesIn(values[key] ?? null).some((value) => is.includes(value))))
    return { leftOut: 'condition' }
  const quantity = measure.quantity === null ? 1 : values[measure.quantity]
  if (typeof quantity !== 'number' || quantity === 0) return { leftOut: 'nothingToCount' }
  const subjects = subjectsOf(measure, record, values)
  if (subjects.length === 0) return { leftOut: 'nothingToCount' }
  const [only] = subjects
  if (only !== undefined && subjects.length === 1) return once(only, quantity)
  return { to: subjects.map((subjectId) => ({ subjectId, quantity })) }
}

function subjectsOf(
  { credits, to }: FormMeasure,
  record: RecordOf<'register'>,
  values: FieldValues,
): string[] {
  if (to !== null) {
    const named = values[to]
    if (typeof named === 'string') return [named]
    return Array.isArray(named) ? [...new Set(named)] : []
  }
  if (credits === 'person') return [record.authorId]
  if (credits === 'school') return [record.schoolId]
  return record.payload.unitId === null ? [] : [record.payload.unitId]
}
