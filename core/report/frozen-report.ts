import type { CivilDate } from '../calendar/civil-date'
import type { Output } from '../contract/contract'
import type { RuleFigures } from './figures'

/** What a report keeps for ever: the page as it was, and line by line what its sums were made of. */
export interface FrozenReport extends Omit<Output<'report.show'>, 'report' | 'later'> {
  readonly title: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly weekNumber: number
  /** Records count from the term's first day on. */
  readonly termFrom: CivilDate
  readonly figures: readonly RuleFigures[]
}
