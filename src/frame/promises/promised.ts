import type { Output } from '#core/contract/contract'
import type { Seen } from '../routes'

/** One promise of a plan with all that owe it. */
export type Promised = Output<'standing.school'>['promises'][number]

type Plans = Output<'standing.school'>['asOf']['plans']
type RuleOf = Pick<Promised['rule'], 'planId' | 'id'>

/** Rules of two plans may bear the same id. */
export const keyOf = ({ planId, id }: RuleOf) => `${planId} ${id}`

/** A promise is opened as it is seen here: for the same week, as known at the same moment. */
export const seenOf = ({ planId }: Pick<RuleOf, 'planId'>, seen: Seen) => ({ ...seen, plan: planId })

export function isDistricts({ planId }: Pick<RuleOf, 'planId'>, plans: Plans): boolean {
  return plans.some(({ id, level }) => id === planId && level === 'district')
}

/** What has a number to keep up with; what is only logged has none. */
export const isLogOnly = ({ rollUp }: Promised) => rollUp.status === 'logOnly'
