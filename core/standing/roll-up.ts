import type { Strength } from '../plan/plan'
import type { Status } from './judge'
import type { Standing } from './standing'
import { type Rate, rateInUnit } from './value'

/** Standings of many subjects under one rule: compliant subjects ÷ subjects that owe it, never an average of ratios. */
export interface RollUp {
  /** Subjects that owe the rule in the period: all but the waived and the log-only. */
  readonly owing: number
  readonly byStatus: Readonly<Record<Status, number>>
  readonly done: number
  readonly target: number
  readonly expected: number
  /** Σ numerators ÷ Σ denominators of rates; `done` is what it comes to, and `target` what each of them is held to. */
  readonly rate: Rate | null
  readonly status: Status
}

export function rollUp(standings: readonly Standing[], strength: Strength): RollUp {
  const byStatus: Record<Status, number> = { met: 0, onTrack: 0, behind: 0, missed: 0, waived: 0, logOnly: 0 }
  let done = 0
  let target = 0
  let expected = 0
  let rate: Rate | null = null
  for (const standing of standings) {
    byStatus[standing.status] += 1
    // Waived is out of the numerator and the denominator (domain.md section 4, Calendar).
    if (standing.status === 'waived') continue
    if (standing.rate) {
      rate = added(rate, standing.rate)
      target = Math.max(target, standing.target ?? 0)
      expected = Math.max(expected, standing.expected)
      continue
    }
    done += standing.done
    target += standing.target ?? 0
    expected += standing.expected
  }
  const owing = byStatus.met + byStatus.onTrack + byStatus.behind + byStatus.missed
  if (rate) done = rateInUnit(rate)
  return { owing, byStatus, done, target, expected, rate, status: overall(byStatus, owing, strength) }
}

function added(sum: Rate | null, { numerator, denominator, hundred }: Rate): Rate {
  return {
    numerator: (sum?.numerator ?? 0) + numerator,
    denominator: (sum?.denominator ?? 0) + denominator,
    hundred,
  }
}

/** All met is met; one missed is missed (behind, for a soft rule); one behind is behind; nobody owing is not applicable. */
function overall(byStatus: Record<Status, number>, owing: number, strength: Strength): Status {
  if (owing === 0) return byStatus.logOnly > 0 ? 'logOnly' : 'waived'
  if (byStatus.missed > 0) return strength === 'soft' ? 'behind' : 'missed'
  if (byStatus.behind > 0) return 'behind'
  return byStatus.met === owing ? 'met' : 'onTrack'
}
