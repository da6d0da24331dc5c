import { assessmentForm } from '#core/form/built-in/assessment'
import { inspectionForm } from '#core/form/built-in/inspection'
import { showcaseForm } from '#core/form/built-in/showcase'
import type { FieldValues, Form } from '#core/form/form'
import { answersOf, type FormDraft, type FormOfRecord, NO_UNITS, namesUsed } from '@/form'
import { textIn } from '@/form/values'
import type { EntryWords } from '@/frame/entry/entry-kind'
import type { RecordContent } from '@/services/pending-shelf'
import type { Me } from '@/services/session'
import { unitsFor } from './units-for'

type Of<K extends RecordContent['kind']> = Extract<RecordContent, { kind: K }>

/** Names that the record keeps elsewhere than in its payload. */
export interface KnownNames {
  readonly teacher: string
  readonly unit: string
}

const NO_NAMES: KnownNames = { teacher: '', unit: '' }

const wordsFor = (name: string): EntryWords => ({
  title: name,
  correcting: `修改${name}`,
  mending: `修改没有提交的${name}`,
  again: '再记一条',
  late: '这是以前的事，算补录，等教导处核准后计入。',
})

/** An entry of a form that the plan defines. */
export function registerOf(form: Form, me: Me): FormOfRecord<Of<'register'>> {
  return {
    form,
    words: wordsFor(form.name),
    units: unitsFor(form, me),
    contentOf: ({ on, unitId, normal, values, names }) => {
      const answers = normal ? {} : answersOf(form, values)
      const unit = unitId !== null && names[unitId] ? { [unitId]: names[unitId] } : {}
      const payload = { on, form: form.name, unitId, normal, values: inWire(answers) }
      return {
        kind: 'register',
        payload: { ...payload, names: { ...namesUsed(form, answers, names), ...unit } },
      }
    },
    draftOf: ({ on, unitId, normal, values, secrets, names = {} }, revision) => ({
      on,
      unitId,
      normal,
      values: { ...values, ...secrets },
      names,
      revision,
    }),
  }
}

/** The wire's lists are not read-only. */
const inWire = (values: FieldValues) =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      Array.isArray(value) ? [...value] : (value as string),
    ]),
  )

const draftWith = (
  on: string,
  values: FieldValues,
  names: FormDraft['names'],
  revision: number | null,
): FormDraft => ({ on, unitId: null, normal: false, values, names, revision })

function inspectionOf(): FormOfRecord<Of<'inspection'>> {
  return {
    form: inspectionForm,
    words: wordsFor(inspectionForm.name),
    units: NO_UNITS,
    contentOf: ({ on, values: { title, mode, feedbackOn, note } }) => ({
      kind: 'inspection',
      payload: {
        on,
        title: textIn(title),
        mode: textIn(mode),
        feedbackOn: textIn(feedbackOn) || null,
        note: textIn(note),
      },
    }),
    draftOf: ({ on, mode = '', ...values }, revision) => draftWith(on, { ...values, mode }, {}, revision),
  }
}

function showcaseOf({ teacher }: KnownNames): FormOfRecord<Of<'showcase'>> {
  return {
    form: showcaseForm,
    words: wordsFor(showcaseForm.name),
    units: NO_UNITS,
    contentOf: ({ on, values: { teacherId, subject, title } }) => ({
      kind: 'showcase',
      payload: { on, teacherId: textIn(teacherId), subject: textIn(subject), title: textIn(title) },
    }),
    draftOf: ({ on, ...values }, revision) =>
      draftWith(on, values, { [values.teacherId]: teacher || '已选的教师' }, revision),
  }
}

function assessmentOf({ unit }: KnownNames): FormOfRecord<Of<'assessment'>> {
  return {
    form: assessmentForm,
    words: wordsFor(assessmentForm.name),
    units: NO_UNITS,
    contentOf: ({ on, values: { gradeId, title } }) => ({
      kind: 'assessment',
      payload: { on, gradeId: textIn(gradeId), title: textIn(title) },
    }),
    draftOf: ({ on, ...values }, revision) =>
      draftWith(on, values, { [values.gradeId]: unit || '已选的年级' }, revision),
  }
}

const OF_KIND = { inspection: inspectionOf, showcase: showcaseOf, assessment: assessmentOf } as const
export type FormKind = keyof typeof OF_KIND

export const isFormKind = (kind: string | undefined): kind is FormKind =>
  kind !== undefined && kind in OF_KIND

/** A kind of record that is all form; `names` of a record that is being corrected. */
export const formOfKind = (kind: FormKind, names = NO_NAMES): FormOfRecord<RecordContent> =>
  OF_KIND[kind](names)
