import { useState } from 'react'
import type { Typing } from '@/frame/entry/entry-kind'
import type { Query } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import { type Day, useDay, useLessons } from './day'
import { type Faults, faultsIn, faultsOf } from './faults'
import {
  hasLesson,
  type Lesson,
  NO_LESSON,
  type ObservationContent,
  type ObservationForm,
  payloadOf,
  type Source,
  withLesson,
} from './form'

export interface Observation {
  /** With what the timetable adds to what was chosen. */
  readonly form: ObservationForm
  readonly query: Query<'lesson.around'>
  readonly day: Day
  readonly faults: Faults
  /** What would be handed in as it stands. */
  readonly content: ObservationContent
  readonly complete: boolean
  set(change: Partial<ObservationForm>): void
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
  const { content, change } = draft
  const own = { id, periods: kept?.on === content.on ? kept.periods : [] }
  const query = useLessons(content.on, content.periods[0])
  const day = useDay(query, content.on, own)
  const form = completed(content, day, asked, query)
  const missing = me ? faultsOf(form, me, schoolToday(), day) : {}

  // The first change makes what was proposed the person's own choice: it no longer moves on with the bell.
  const step = (next: (before: ObservationForm) => ObservationForm) =>
    change((before) => next(completed(before, day, asked, query)))
  const set = (some: Partial<ObservationForm>) => step((before) => ({ ...before, ...some }))
  const forgetLesson = (before: ObservationForm) => (before.source === 'timetable' ? NO_LESSON : {})
  return {
    form,
    query,
    day,
    content: { kind: 'observation', payload: payloadOf(form) },
    complete: Object.keys(missing).length === 0,
    faults: { ...(checked && missing), ...(refusal && faultsIn(refusal)) },
    set,
    setDate(on) {
      setAsked(undefined)
      step((before) => ({ ...before, ...forgetLesson(before), on, periods: [] }))
    },
    setPeriod(period) {
      setAsked(undefined)
      step((before) => ({ ...before, ...forgetLesson(before), periods: [period] }))
    },
    setDouble(double) {
      const first = form.periods[0] ?? 0
      set({ periods: double ? [first, secondPeriod(first, day)] : [first] })
    },
    setSource(source) {
      uncheck()
      step((before) => ({ ...before, ...NO_LESSON, source }))
    },
    choose: (lesson) => step((before) => withLesson(before, lesson)),
    unchoose() {
      setAsked(undefined)
      step((before) => ({ ...before, ...NO_LESSON }))
    },
  }
}

/** The period now and the lesson the page was opened for stand in the form until the person says otherwise. */
function completed(
  form: ObservationForm,
  { proposed }: Day,
  wanted: string | undefined,
  { data }: Query<'lesson.around'>,
): ObservationForm {
  const timed = form.periods.length === 0 && proposed !== null ? { ...form, periods: [proposed] } : form
  if (!wanted || hasLesson(timed) || timed.source !== 'timetable') return timed
  const isThisPeriod = data?.on === timed.on && data.period === timed.periods[0]
  const lesson = isThisPeriod && data.lessons.find(({ classId }) => classId === wanted)
  return lesson ? withLesson(timed, lesson) : timed
}

/** The period after, or before the last of the day: whoever stays for two writes down the first or the second. */
export function secondPeriod(first: number, { bell }: Day): number {
  return bell.some(({ period }) => period === first + 1) ? first + 1 : first - 1
}
