import { addDays, type CivilDate, isCivilDate } from '../calendar/civil-date'
import type { Tag } from '../org/person'
import { creditLevelOf } from '../plan/basic-measure'
import type { Cadence } from '../plan/cadence'
import type { Counts } from './counts'
import type { Period } from './period'
import { termPeriod } from './periods/long'
import { periodFrom } from './periods/stretch'

type OnEvent = Extract<Cadence, { every: 'event' }>
type Since = Extract<Cadence, { every: 'since' }>

/**
 * One slot for each time it happened to the subject, filled on the days within reach of it only (每次检测后7日内); due at the end
 * of the last of them. Days are civil days.
 */
export function occasionsOf(
  cadence: OnEvent,
  subjectId: string,
  counts: Counts,
  through: CivilDate,
): Period[] {
  const { calendar } = counts
  const windows = daysOf(cadence, subjectId, counts, through).map((on) =>
    cadence.before
      ? { from: addDays(on, -cadence.within), to: on }
      : { from: on, to: addDays(on, cadence.within) },
  )
  const slots = windows.map(({ to }) => to)
  const { endOn } = calendar.term
  const to = slots.at(-1) ?? endOn
  return [termPeriod(calendar, { windows, slots, to: to > endOn ? to : endOn, dueOn: to })]
}

/** As often as it was counted on each day: of the subject, of those below it, or of the units it belongs to. */
function daysOf({ after }: OnEvent, subjectId: string, counts: Counts, through: CivilDate): CivilDate[] {
  const below = counts.creditedBelow(after, subjectId)
  const ids = below.length > 0 ? below : counts.above(subjectId, creditLevelOf(after))
  const first = counts.calendar.weeks[0]?.monday ?? counts.calendar.term.startOn
  const days: CivilDate[] = []
  for (const id of ids) {
    const series = counts.series(after, id)
    if (!series) continue
    for (let index = 0; index < series.length; index++) {
      const on = addDays(first, index)
      if (on > through) break
      for (let times = series.at(index); times > 0; times--) days.push(on)
    }
  }
  return days.sort()
}

/** Due so many full years after the date that the roster keeps; undefined where it keeps none. */
export function dueSince(
  { anchor, years }: Since,
  tags: readonly Tag[],
  counts: Counts,
): Period[] | undefined {
  const began = tags
    .filter(({ tag, from }) => tag === anchor && from <= counts.on)
    .reduce<CivilDate>((last, { from }) => (from > last ? from : last), '')
  if (began === '') return undefined
  const to = yearsAfter(began, years)
  return [
    periodFrom(counts.calendar, { key: `since-${began}`, label: `${anchor}后 ${years} 年`, from: began, to }),
  ]
}

/** 29 February comes back on 1 March in other years. */
function yearsAfter(date: CivilDate, years: number): CivilDate {
  const year = Number(date.slice(0, 4)) + years
  const moved = `${year}${date.slice(4)}`
  return isCivilDate(moved) ? moved : `${year}-03-01`
}
