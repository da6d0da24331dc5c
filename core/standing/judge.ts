import type { Bound, Strength } from '../plan/plan'

export const STATUSES = {
  met: '达标',
  onTrack: '正常',
  behind: '滞后',
  missed: '未达标',
  waived: '免除',
  logOnly: '仅记录',
} as const

export type Status = keyof typeof STATUSES

export interface Facts {
  readonly done: number
  readonly target: number
  readonly expected: number
  /** The period's last day has ended. */
  readonly over: boolean
}

/** Red only once the period is over, and never for a soft rule (domain.md sections 2 and 4). */
export function judge(kind: Bound['kind'], strength: Strength, facts: Facts): Status {
  if (kind === 'none') return 'logOnly'
  const failed: Status = strength === 'soft' ? 'behind' : 'missed'
  const { done, target, expected, over } = facts
  if (kind === 'atMost' || (kind === 'exactly' && done > target)) {
    if (done > target) return over ? failed : 'behind'
    return over ? 'met' : 'onTrack'
  }
  if (done >= target) return 'met'
  if (over) return failed
  return done >= expected ? 'onTrack' : 'behind'
}
