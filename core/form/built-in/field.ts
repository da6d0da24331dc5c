import type { Field, Form } from '../form'

type Some = Pick<Field, 'key' | 'label' | 'type'> & Partial<Field>

/** A field of a form that the app brings along; what is not said is as usual. */
export function field(some: Some): Field {
  return {
    required: false,
    options: [],
    min: null,
    max: null,
    unit: '',
    sensitive: false,
    hint: '',
    when: null,
    ...some,
  }
}

type SomeForm = Pick<Form, 'name' | 'fields'> & Partial<Form>

/** The form of a kind of record: its fields' keys are those of the payload. */
export function formOfKind(some: SomeForm): Form {
  return {
    clause: '',
    about: 'school',
    often: 'each',
    byException: false,
    writers: ['principal', 'teachingPrincipal', 'director'],
    readers: [],
    sealed: false,
    keepMonths: null,
    hint: '',
    ...some,
  }
}
