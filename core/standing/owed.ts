import type { Gap } from './gaps'
import type { Period } from './period'
import type { Series } from './series'
import type { Demand } from './target'
import type { Value } from './value'

/** What one subject owes under a rule. */
export interface Owed {
  readonly subjectId: string
  readonly periods: readonly Period[]
  readonly demand: Demand
  /** Whether what is owed is prorated (折算). */
  readonly prorate: boolean
  readonly gaps: readonly Gap[]
  /** What other rules of the group leave of the counts (不叠加). */
  readonly left?: Series | undefined
  readonly points?: (() => Value) | undefined
}
