import type { Week } from '../calendar/school-calendar'
import type { Figures } from './figures'
import { isPast, type Moment } from './moment'
import { type Period, periodIn } from './period'

/** A period as a week's page looks at it. */
export interface Course {
  readonly period: Period
  /** Where it begins in the tallies, and where it ends: with the week looked at, at the latest. */
  readonly first: number
  readonly last: number
  /** How many of its slots have come due. */
  readonly slotsPast: number
  readonly isOver: boolean
  /** Other terms have a part of it. */
  readonly reachesOut: boolean
  /** What is counted from `first` to `last` is all that fills its slots. */
  readonly isPlain: boolean
}

export interface Courses {
  /** That of the period which the week's page shows. */
  readonly current: Course | undefined
  /** Those of the periods up to the week looked at. */
  readonly begun: readonly Course[]
}

/** How far along periods are: the same for all who owe them, and so worked out once. */
export class Timetable {
  private readonly known = new Map<readonly Period[], Courses>()

  constructor(
    readonly week: Week,
    readonly moment: Moment,
    private readonly figures: Figures,
  ) {}

  coursesOf(periods: readonly Period[]): Courses {
    const known = this.known.get(periods)
    if (known) return known
    const shown = periodIn(periods, this.week)
    const begun = periods
      .filter(({ fromWeek }) => fromWeek <= this.week.number)
      .map((period) => this.courseOf(period))
    const current = begun.find(({ period }) => period === shown) ?? (shown && this.courseOf(shown))
    const courses = { current, begun }
    this.known.set(periods, courses)
    return courses
  }

  courseOf(period: Period): Course {
    const { tallies, calendar, history } = this.figures.counts
    const { from, to, slots, windows, apart } = period
    const through = this.week.sunday
    const { startOn, endOn } = calendar.term
    const reachesOut = history.terms.length > 0 && (from < startOn || to > endOn)
    return {
      period,
      first: tallies.indexOf(from),
      last: tallies.indexOf(to < through ? to : through),
      slotsPast: slots.filter((slot) => isPast(slot, this.moment)).length,
      isOver: isPast(to, this.moment),
      reachesOut,
      isPlain: windows === null && apart === 0 && !reachesOut,
    }
  }
}
