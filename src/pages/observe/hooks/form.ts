import type { CivilDate } from '#core/calendar/civil-date'
import type { Input, Output } from '#core/contract/contract'
import type { TimedNote } from '#core/record/observation'
import { isComplete, type ScoreDraft, scoreDraftOf, scoresOf } from './score-draft'

export type ObservationContent = Extract<Input<'record.submit'>['content'], { kind: 'observation' }>
export type Payload = ObservationContent['payload']
export type Lesson = Output<'lesson.around'>['lessons'][number]

/** How the lesson is known: from the timetable, chosen by class and teacher, or another school's. */
export type Source = 'timetable' | 'roster' | 'elsewhere'

export interface ObservationForm {
  readonly on: CivilDate
  readonly periods: readonly number[]
  readonly source: Source
  readonly hostSchool: string
  readonly classId: string | null
  readonly className: string
  readonly teacherId: string | null
  readonly teacherName: string
  readonly subject: string
  readonly room: string
  readonly recording: boolean
  readonly lessonType: string
  readonly topic: string
  readonly note: string
  readonly timeline: readonly TimedNote[]
  readonly strengths: string
  readonly advice: string
  readonly scores: ScoreDraft | null
  /** Of the record being corrected, as it was when the correction began; null for a new one. */
  readonly revision: number | null
}

/** Goes up when the shape above changes in a way that `inFull` cannot make good: a draft of another shape is not offered. */
export const FORM_VERSION = 1

export const NO_LESSON = {
  hostSchool: '',
  classId: null,
  className: '',
  teacherId: null,
  teacherName: '',
  subject: '',
  room: '',
} as const

const NO_CRITIQUE = { timeline: [], strengths: '', advice: '', scores: null } as const

export function blankForm(on: CivilDate, periods: readonly number[], lessonType: string): ObservationForm {
  return {
    ...NO_LESSON,
    ...NO_CRITIQUE,
    on,
    periods,
    source: 'timetable',
    recording: false,
    lessonType,
    topic: '',
    note: '',
    revision: null,
  }
}

/** A draft left behind before there was a critique lacks it. */
export function inFull(form: ObservationForm): ObservationForm {
  return { ...NO_CRITIQUE, ...form }
}

/** What waits on a device from before there was a critique lacks it too. */
export function formOf(payload: Payload, revision: number | null): ObservationForm {
  const { mode, timeline = [], strengths = '', advice = '', scores = null, ...lesson } = payload
  const source = lesson.hostSchool === '' ? 'timetable' : 'elsewhere'
  return {
    ...lesson,
    timeline,
    strengths,
    advice,
    scores: scores ? scoreDraftOf(scores) : null,
    source,
    room: '',
    recording: mode === 'recording',
    revision,
  }
}

export function payloadOf(form: ObservationForm): Payload {
  const elsewhere = form.source === 'elsewhere'
  return {
    on: form.on,
    periods: [...form.periods],
    mode: form.recording ? 'recording' : 'live',
    hostSchool: elsewhere ? form.hostSchool.trim() : '',
    classId: elsewhere ? null : form.classId,
    className: form.className.trim(),
    teacherId: elsewhere ? null : form.teacherId,
    teacherName: form.teacherName.trim(),
    subject: form.subject.trim(),
    topic: form.topic.trim(),
    lessonType: form.lessonType,
    note: form.note,
    // A line that was stamped and left empty says nothing.
    timeline: form.timeline
      .flatMap(({ at, text }) => (text.trim() ? [{ at, text: text.trim() }] : []))
      .sort((a, b) => a.at.localeCompare(b.at)),
    strengths: form.strengths.trim(),
    advice: form.advice.trim(),
    scores: form.scores && isComplete(form.scores) ? scoresOf(form.scores) : null,
  }
}

export function withLesson(form: ObservationForm, lesson: Lesson): ObservationForm {
  const { classId, className, teacherId, teacherName, subject, room } = lesson
  return {
    ...form,
    source: 'timetable',
    hostSchool: '',
    classId,
    className,
    teacherId,
    teacherName,
    subject,
    room,
  }
}

export function hasLesson({ source, classId, teacherId }: ObservationForm): boolean {
  return source === 'timetable' && classId !== null && teacherId !== null
}

export function hasCritiqueDraft({ strengths, advice, scores }: ObservationForm): boolean {
  return strengths !== '' || advice !== '' || scores !== null
}
