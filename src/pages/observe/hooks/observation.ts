import { useState } from 'react'
import type { Typing } from '@/frame/entry/entry-kind'
import type { Query } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import { type Day, useAround, useDay } from './day'
import { type Double, doubleOf } from './double-period'
import { type Faults, faultsIn, faultsOf } from './faults'
import {
  hasLesson,
  inFull,
  type Lesson,
  NO_LESSON,
  type ObservationContent,
  type ObservationForm,
  payloadOf,
  type Source,
  withLesson,
} from './form'
import { type Lessons, useLessons } from './lessons'

export interface Observation {
  /** With what the timetable adds to what was chosen. */
  readonly form: ObservationForm
  readonly query: Query<'lesson.around'>
  readonly day: Day
  readonly lessons: Lessons
  readonly double: Double
  readonly faults: Faults
  /** What would be handed in as it stands. */
  readonly content: ObservationContent
  readonly complete: boolean
  set(change: Partial<ObservationForm>): void
  /** As a step from the latest, for changes that come fast upon each other. */
  step(next: (before: ObservationForm) => ObservationForm): void
  setDate(on: string): void
  setPeriod(period: number): void
  setDouble(on: boolean): void
  setSource(source: Source): void
  choose(lesson: Lesson): void
  unchoose(): void
}

/** `wanted`: the class of the timetable whose lesson the page was opened for. */
export function useObservation(
  { draft, own: { id, kept }, checked, refusal, uncheck }: Typing<ObservationContent, ObservationForm>,
  wanted: string | undefined,
): Observation {
  const me = useSession()
  const [asked, setAsked] = useState(wanted)
  const { change } = draft
  const content = inFull(draft.content)
  const own = { id, periods: kept?.on === content.on ? kept.periods : [] }
  const query = useAround(content.on)
  const lessons = useLessons(content.on, query.data)
  const day = useDay(query, content.on, own)
  const form = completed(content, day, asked, lessons)
  const double = doubleOf(form, day, lessons.at)
  const missing = me ? faultsOf(form, me, schoolToday(), day) : {}

  // The first change makes what was proposed the person's own choice: it no longer moves on with the bell.
  const step = (next: (before: ObservationForm) => ObservationForm) =>
    change((before) => next(completed(inFull(before), day, asked, lessons)))
  const set = (some: Partial<ObservationForm>) => step((before) => ({ ...before, ...some }))
  const forgetLesson = (before: ObservationForm) => (before.source === 'timetable' ? NO_LESSON : {})
  return {
    form,
    query,
    day,
    lessons,
    double,
    content: { kind: 'observation', payload: payloadOf(form) },
    complete: Object.keys(missing).length === 0,
    faults: { ...(checked && missing), ...(refusal && faultsIn(refusal)) },
    set,
    step,
    setDate(on) {
      setAsked(undefined)
      step((before) => ({ ...before, ...forgetLesson(before), on, periods: [] }))
    },
    setPeriod(period) {
      setAsked(undefined)
      step((before) => ({ ...before, ...forgetLesson(before), periods: [period] }))
    },
    setDouble(on) {
      const first = form.periods.slice(0, 1)
      if (on && double.state === 'offered') set({ periods: [...first, double.second] })
      if (!on) set({ periods: first })
    },
    setSource(source) {
      uncheck()
      step((before) => ({ ...before, ...NO_LESSON, periods: before.periods.slice(0, 1), source }))
    },
    choose: (lesson) => step((before) => withLesson(before, lesson)),
    unchoose() {
      setAsked(undefined)
      step((before) => ({ ...before, ...NO_LESSON, periods: before.periods.slice(0, 1) }))
    },
  }
}

/** The period now and the lesson the page was opened for stand in the form until the person says otherwise. */
function completed(
  form: ObservationForm,
  { proposed }: Day,
  wanted: string | undefined,
  lessons: Lessons,
): ObservationForm {
  const timed = form.periods.length === 0 && proposed !== null ? { ...form, periods: [proposed] } : form
  const [period] = timed.periods
  if (!wanted || period === undefined || hasLesson(timed) || timed.source !== 'timetable') return timed
  const lesson = lessons.at(period)?.find(({ classId }) => classId === wanted)
  return lesson ? withLesson(timed, lesson) : timed
}
