import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date'
import type { FieldFault } from '../field-fault'
import type { Post } from '../org/post'
import { POSTS } from '../org/post'
import { scopeOf } from './reach'
import { rolesOf } from './role'

/** How long one may be away without being replaced. */
export const MOST_DAYS = 60

/** Posts that can be handed over for some days: those whose holders the policy lets give them. */
export const DELEGABLE_POSTS = (Object.keys(POSTS) as Post[]).filter(
  (post) => scopeOf('delegation.give', rolesOf([post])) !== null,
)

/** What is wrong with the days of a delegation: they begin today or later, and are sixty at most. */
export function faultOfDays(from: CivilDate, to: CivilDate, today: CivilDate): FieldFault | undefined {
  if (from < today) return { path: '/from', message: '开始日期不能早于今天' }
  if (to < from) return { path: '/to', message: '结束日期不能早于开始日期' }
  if (daysBetween(from, to) >= MOST_DAYS) {
    return {
      path: '/to',
      message: `一次代理最长 ${MOST_DAYS} 天，请改为不晚于 ${addDays(from, MOST_DAYS - 1)}`,
    }
  }
  return undefined
}

export type DelegationState = 'coming' | 'running' | 'over' | 'ended'

/** Where a delegation stands on a day. It is over with its last day, or with the giver's own post. */
export function stateOf(
  {
    from,
    to,
    ended,
    giverHolds,
  }: {
    readonly from: CivilDate
    readonly to: CivilDate
    readonly ended: boolean
    readonly giverHolds: boolean
  },
  today: CivilDate,
): DelegationState {
  if (ended) return 'ended'
  if (to < today || !giverHolds) return 'over'
  return from > today ? 'coming' : 'running'
}
