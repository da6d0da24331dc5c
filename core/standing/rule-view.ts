import { isBasic } from '../plan/measure'
import type { Rule } from '../plan/plan'
import type { Course, Courses } from './course'
import { type Counted, isCount, unprorated } from './fill'
import type { Owed } from './owed'
import { isPaced, type Period } from './period'
import type { Series } from './series'
import { isByWeek, type Share, shareIn } from './share'
import type { Held } from './target'
import type { View } from './view'

/** One rule in one look at a school. What is the same for all who owe it, or for one after the other, is worked out once. */
export class RuleView {
  readonly isCount: boolean
  /** Owed again and again, with a number. */
  readonly recurs: boolean
  private readonly seriesOf: (subjectId: string) => Series | undefined
  private periods: readonly Period[] | undefined
  private courses: Courses | undefined
  private held: Held | undefined
  private shares: (Share | undefined)[] = []

  constructor(
    readonly rule: Rule,
    readonly view: View,
  ) {
    const { measure, cadence, bound } = rule
    const isSet = bound.kind !== 'none' && bound.kind !== 'undecided'
    this.isCount = isCount(measure)
    this.recurs = isSet && !isPaced(cadence) && cadence.every !== 'unset'
    this.seriesOf = this.isCount && isBasic(measure) ? view.figures.counts.seriesBy(measure) : () => undefined
  }

  /** All that is needed to count for one subject up to the Sunday of the week looked at. */
  countedFor({ subjectId, left, points }: Owed): Counted {
    const { rule, isCount, view } = this
    const series = left ?? this.seriesOf(subjectId)
    return { rule, subjectId, figures: view.figures, isCount, series, points, through: view.week.sunday }
  }

  coursesOf({ periods }: Owed): Courses {
    if (this.courses && periods === this.periods) return this.courses
    this.periods = periods
    this.courses = this.view.timetable.coursesOf(periods)
    return this.courses
  }

  /** What is owed in a period: for who stands under the same terms all through, the same in each of as many slots. */
  shareOf({ period }: Course, { demand, prorate }: Owed): Share {
    const { held } = demand
    if (isByWeek(held) || period.windows) return this.reckon(period, demand, prorate)
    if (held !== this.held) {
      this.held = held
      this.shares = []
    }
    const { length } = period.slots
    const share = this.shares[length] ?? this.reckon(period, demand, prorate)
    this.shares[length] = share
    return share
  }

  private reckon(period: Period, demand: Owed['demand'], prorate: boolean): Share {
    const share = shareIn(period, demand, this.view.calendar, prorate)
    return unprorated(share, period, this.rule, this.isCount)
  }
}
