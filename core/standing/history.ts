import type { Term } from '../calendar/school-calendar'
import type { TallySheet } from './tally'

/** Another term of the school, for what reaches beyond one: 每学年, 每年, 上期, 基线. */
export interface OtherTerm {
  readonly term: Term
  readonly tallies: TallySheet
}

/** In time order. 上期 is the last one that ended before the term looked at begins. */
export interface History {
  readonly terms: readonly OtherTerm[]
  /** The term whose figures are the baseline (基线); null where none was chosen. */
  readonly baseline: OtherTerm | null
}

export const NO_HISTORY: History = { terms: [], baseline: null }
