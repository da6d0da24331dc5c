import type { CivilDate } from '../../calendar/civil-date'
import type { Plan } from '../plan'
import type { Span } from './dates'
import type { PlanFault } from './faults'

/** For which school, term and day a document was written; a template leaves these open. */
export interface PlanScope {
  readonly school: string | null
  /** The body that issues a plan for many schools: 学区, 教育局, 教科所. */
  readonly office: string | null
  readonly term: Span | null
  readonly effectiveFrom: CivilDate | null
}

/** A plan, or everything that is wrong with its document; never half of one. */
export type PlanReading = { readonly warnings: readonly PlanFault[] } & (
  | { readonly plan: Plan; readonly scope: PlanScope; readonly faults: readonly [] }
  | { readonly plan: null; readonly scope: null; readonly faults: readonly PlanFault[] }
)
