import type { CivilDate } from '#core/calendar/civil-date'
import { faultsOf } from '#core/form/check'
import { type Field, type FieldValue, type FieldValues, type Form, formNamed, isAsked } from '#core/form/form'
import type { BasicMeasure, BuiltInMeasure, Condition, FormMeasure } from '#core/plan/basic-measure'
import type { Plan } from '#core/plan/plan'
import type { CountableRecord } from '#core/record/record'
import { SEVEN_STEPS } from '#core/record/research'
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
} from '../core/sample/records'
import { OLD, YOUNG } from './world'

/** Of whom a record is to count, on which day, and what its facts are to be. */
export interface Wanted {
  readonly subjectId: string
  readonly schoolId: string
  readonly on: CivilDate
  readonly facts: readonly Condition[]
}

/** A record as somebody may enter it, that counts under a measure for a subject. */
export function recordFor(measure: BasicMeasure, wanted: Wanted, plan: Plan): CountableRecord {
  const { subjectId, schoolId, on } = wanted
  const isPerson = [YOUNG, OLD].some(({ id }) => id === subjectId)
  const author = { authorId: isPerson ? subjectId : OLD.id, schoolId }
  switch (measure.name) {
    case 'register':
      return { ...entryFor(measure, wanted, plan), ...author }
    case 'deliverable':
    case 'declared': {
      const { title, credits: level } = measure
      const unitId = level === 'person' || level === 'school' ? null : subjectId
      const common = { on, title, level, unitId }
      return measure.name === 'declared'
        ? { ...declared({ ...common, amount: 30 }), ...author }
        : { ...deliverable({ ...common, acceptedOn: on }), ...author }
    }
    default:
      return { ...builtIn(measure, wanted), ...author }
  }
}

/** What stands in a fact of a built-in record to meet a condition. */
function builtIn({ name, where = [] }: BuiltInMeasure, { subjectId, on, facts }: Wanted): CountableRecord {
  const said = new Map([...where, ...facts].map(({ key, is }) => [key, is[0] ?? '']))
  const subject = said.get('学科') ?? '数学'
  switch (name) {
    case 'observationPeriods':
    case 'critiques':
    case 'periodsObserved': {
      const other = subjectId === OLD.id ? YOUNG.id : OLD.id
      const lessonType = said.get('课型') ?? '随堂课'
      const teacherId = name === 'periodsObserved' ? subjectId : other
      return observation({ on, teacherId, lessonType, subject, strengths: '板书清楚' })
    }
    case 'researchSessions':
    case 'researchAttendance':
    case 'researchExpected':
    case 'researchPresent':
    case 'clusterSessions':
      return research(on, 'counted', {
        groupId: subjectId,
        theme: '大单元备课',
        mode: said.get('方式') ?? '研讨',
        steps: SEVEN_STEPS,
        scope: name === 'clusterSessions' ? 'cluster' : 'group',
        attendance: [{ personId: subjectId, mark: 'present' }],
      })
    case 'clubSessions':
    case 'clubParticipants':
    case 'clubSessionsLed': {
      const session = clubSession(on)
      return session.kind === 'clubSession'
        ? { ...session, payload: { ...session.payload, clubId: subjectId } }
        : session
    }
    case 'inspections': {
      const look = inspection(on)
      return look.kind === 'inspection'
        ? { ...look, payload: { ...look.payload, on, mode: said.get('方式') ?? '' } }
        : look
    }
    case 'showcases': {
      const lesson = showcase('分数的初步认识')
      return lesson.kind === 'showcase' ? { ...lesson, payload: { ...lesson.payload, on, subject } } : lesson
    }
    case 'assessments': {
      const test = assessment(on)
      return test.kind === 'assessment' ? { ...test, payload: { ...test.payload, gradeId: subjectId } } : test
    }
  }
}

function entryFor(measure: FormMeasure, { subjectId, on, facts }: Wanted, plan: Plan): CountableRecord {
  const form = formNamed(plan.forms, measure.form)
  if (!form || form.writers.length === 0) throw new Error(`nobody can write ${measure.form}`)
  const values = filledIn(form, measure, subjectId, [...measure.when, ...facts])
  const faults = faultsOf(form, values)
  if (faults.length > 0) throw new Error(`${form.name}: ${JSON.stringify(faults)}`)
  const ofUnit = form.about !== 'school' && form.about !== 'person'
  return registerEntry({ on, form: form.name, unitId: ofUnit ? subjectId : null, values })
}

/** What is asked, in the form's order; conditions first, the rest as anybody might. */
function filledIn(
  form: Form,
  { to, quantity }: FormMeasure,
  subjectId: string,
  conditions: readonly Condition[],
): FieldValues {
  const values: Record<string, FieldValue> = {}
  for (const field of form.fields) {
    const condition = conditions.find(({ key }) => key === field.key)
    const asked = field.required || condition || field.key === to || field.key === quantity
    if (!asked || !isAsked(field, values)) continue
    const wanted = field.key === to ? subjectId : condition?.is[0]
    // What asks for a later field of the form has to be answered so that it is asked.
    const leads = form.fields.find(
      (later) => later.when?.key === field.key && conditions.some(({ key }) => key === later.key),
    )
    values[field.key] = answerTo(field, wanted ?? leads?.when?.is[0])
  }
  return values
}

function answerTo({ type, options, min, max }: Field, wanted: string | undefined): FieldValue {
  switch (type) {
    case 'number':
      return Math.min(max ?? 1, Math.max(min ?? 1, 1))
    case 'yesNo':
      return wanted !== '否'
    case 'choice':
      return wanted ?? options[0] ?? ''
    case 'choices':
    case 'checklist':
      return [wanted ?? options[0] ?? '']
    case 'people':
      return [wanted ?? OLD.id]
    case 'person':
    case 'class':
    case 'grade':
    case 'group':
      return wanted ?? OLD.id
    case 'date':
      return '2026-11-18'
    case 'time':
      return '16:30'
    default:
      return wanted ?? '照实写'
  }
}
