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

/** Amounts in any one unit; rates come as whole numbers over one denominator, so that nothing is rounded. */
export interface Facts {
  readonly done: number
  readonly target: number
  readonly expected: number
  /** The upper end of a range or of what is about right. */
  readonly most?: number
  /** The period's last day has ended. */
  readonly over: boolean
  /** What is kept now may still be lost: a rate whose denominator grows. */
  readonly running?: boolean
}

/** Red only once the period is over, and never for a soft rule (domain.md sections 2 and 4). */
export function judge(kind: Bound['kind'], strength: Strength, facts: Facts): Status {
  if (kind === 'none' || kind === 'undecided') return 'logOnly'
  const status = judged(kind, facts)
  if (status === 'missed' && (strength === 'soft' || kind === 'about')) return 'behind'
  return status === 'met' && facts.running && !facts.over ? 'onTrack' : status
}

function judged(kind: Exclude<Bound['kind'], 'none' | 'undecided'>, facts: Facts): Status {
  const { done, target, expected, most = target, over } = facts
  if (kind === 'atMost' || (kind === 'exactly' && done > target)) {
    if (done > target) return over ? 'missed' : 'behind'
    return over ? 'met' : 'onTrack'
  }
  // Of a range only the lower end can fail; what is over the top, or over what is about right, is amber.
  if ((kind === 'range' || kind === 'about') && done > most) return 'behind'
  if (done >= target) return 'met'
  if (over) return 'missed'
  return done >= expected ? 'onTrack' : 'behind'
}
