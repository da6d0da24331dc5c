import { useState } from 'react'
import type { ProblemBody } from '#core/problem'
import type { Query } from '@/services/query'
import { schoolToday, useSession } from '@/services/session'
import type { FormDraft } from '@/services/use-draft'
import { type Day, useDay, useLessons } from './day'
import { type Faults, faultsIn, faultsOf } from './faults'
import {
  hasLesson,
  type Lesson,
  NO_LESSON,
  type ObservationForm,
  type Payload,
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
  readonly refusal: ProblemBody | null
  set(change: Partial<ObservationForm>): void
  setDate(on: string): void
  setPeriod(period: number): void
  setDouble(on: boolean): void
  setSource(source: Source): void
  choose(lesson: Lesson): void
  unchoose(): void
  refuse(problem: ProblemBody | null): void
  /** The record to hand in, or null after showing what is missing. */
  finished(): Payload | null
}

interface Options {
  draft: FormDraft<ObservationForm>
  /** The class of the timetable whose lesson the page was opened for. */
  wanted?: string | undefined
  own: { readonly id: string; readonly periods: readonly number[] }
}

export function useObservation({ draft, wanted, own }: Options): Observation {
  const me = useSession()
  const [asked, setAsked] = useState(wanted)
  const [checked, setChecked] = useState(false)
  const [refusal, setRefusal] = useState<ProblemBody | null>(null)
  const { content, change } = draft
  const query = useLessons(content.on, content.periods[0])
  const day = useDay(query, content.on, own)
  const form = completed(content, day, asked, query)
  const missing = me ? faultsOf(form, me, schoolToday(), day) : {}

  // The first change makes what was proposed the person's own choice: it no longer moves on with the bell.
  const step = (next: (before: ObservationForm) => ObservationForm) => {
    setRefusal(null)
    change((before) => next(completed(before, day, asked, query)))
  }
  const set = (some: Partial<ObservationForm>) => step((before) => ({ ...before, ...some }))
  const forgetLesson = (before: ObservationForm) => (before.source === 'timetable' ? NO_LESSON : {})
  return {
    form,
    query,
    day,
    refusal,
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
      setChecked(false)
      step((before) => ({ ...before, ...NO_LESSON, source }))
    },
    choose: (lesson) => step((before) => withLesson(before, lesson)),
    unchoose() {
      setAsked(undefined)
      step((before) => ({ ...before, ...NO_LESSON }))
    },
    refuse: setRefusal,
    finished() {
      setChecked(true)
      return Object.keys(missing).length === 0 ? payloadOf(form) : null
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
