import type { Day } from './day'
import type { Lesson, ObservationForm } from './form'
import { type RecordedPeriod, recordedAt } from './recorded'

/** Whether a second period may be written down with the first, and if not, what is in the way. */
export type Double =
  | { readonly state: 'on'; readonly periods: readonly number[] }
  | { readonly state: 'offered'; readonly second: number }
  | { readonly state: 'recorded'; readonly by: RecordedPeriod }
  | { readonly state: 'toCome'; readonly second: number }
  /** Nothing to offer: no such lesson before or after. */
  | { readonly state: 'none' }

/**
 * A double period goes on with the same teacher in the same class: the period after, else the one before. Lessons that
 * the timetable does not know are taken at the person's word.
 */
export function doubleOf(
  form: ObservationForm,
  day: Day,
  lessonsAt: (period: number) => readonly Lesson[] | undefined,
): Double {
  const [first, second] = form.periods
  if (first !== undefined && second !== undefined) return { state: 'on', periods: form.periods }
  if (first === undefined) return { state: 'none' }
  const beside = [first + 1, first - 1].filter(
    (period) => isRung(period, form, day) && goesOn(period, form, lessonsAt),
  )
  const toCome = (period: number) => form.source !== 'elsewhere' && day.toCome.includes(period)
  const free = beside.find((period) => !recordedAt(day, period) && !toCome(period))
  if (free !== undefined) return { state: 'offered', second: free }
  const by = beside.map((period) => recordedAt(day, period)).find((record) => record !== undefined)
  if (by) return { state: 'recorded', by }
  const later = beside.find(toCome)
  return later === undefined ? { state: 'none' } : { state: 'toCome', second: later }
}

/** Another school's bell is not known. */
function isRung(period: number, { source }: ObservationForm, { bell }: Day): boolean {
  return source === 'elsewhere' ? period >= 1 && period <= 20 : bell.some((ring) => ring.period === period)
}

function goesOn(
  period: number,
  { source, classId, teacherId }: ObservationForm,
  lessonsAt: (period: number) => readonly Lesson[] | undefined,
): boolean {
  if (source !== 'timetable') return true
  const isSame = (lesson: Lesson) => lesson.classId === classId && lesson.teacherId === teacherId
  return lessonsAt(period)?.some(isSame) ?? false
}
