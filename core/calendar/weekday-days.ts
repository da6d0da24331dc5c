import { addDays, type CivilDate, daysBetween, type Weekday, weekdayOf } from './civil-date'
import type { SchoolCalendar } from './school-calendar'

/** On which days of a term a weekday's timetable runs, and what became of those on which it does not. */
export interface WeekdayDays {
  /** In time order; `insteadOf` is the day that fell away and is made up for (调休). */
  readonly held: readonly { readonly on: CivilDate; readonly insteadOf: CivilDate | null }[]
  /** Fell away without a make-up day, in time order. */
  readonly waived: readonly CivilDate[]
}

/** A make-up day takes the place of the nearest day of that weekday which fell away, even of another week. */
export function weekdayDays(weekday: Weekday, calendar: SchoolCalendar): WeekdayDays {
  const days = calendar.teachingDays.filter((day) => day.timetableOf === weekday).map((day) => day.on)
  const waived = fallenAway(weekday, days, calendar)
  const held = days.map((on) => {
    if (weekdayOf(on) === weekday || waived.length === 0) return { on, insteadOf: null }
    const nearest = waived.reduce((best, off) =>
      Math.abs(daysBetween(off, on)) < Math.abs(daysBetween(best, on)) ? off : best,
    )
    waived.splice(waived.indexOf(nearest), 1)
    return { on, insteadOf: nearest }
  })
  return { held, waived }
}

function fallenAway(
  weekday: Weekday,
  kept: readonly CivilDate[],
  { weeks, term }: SchoolCalendar,
): CivilDate[] {
  return weeks
    .map((week) => addDays(week.monday, weekday - 1))
    .filter((on) => on >= term.startOn && on <= term.endOn && !kept.includes(on))
}

/** Why nothing is taught on a day of the term, or another weekday's timetable is. */
export function reasonOf(calendar: SchoolCalendar, on: CivilDate): string {
  return calendar.exceptions.get(on)?.reason ?? '不上课'
}
