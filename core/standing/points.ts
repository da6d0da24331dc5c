import type { PointsMeasure } from '../plan/measure'
import type { Rule } from '../plan/plan'
import type { Standing } from './standing'
import type { Value } from './value'

export interface PointsLine {
  readonly rule: Rule
  /** Units short of what is due by now; over the limit, for a limit. */
  readonly short: number
  readonly lost: number
}

/** 达成分: full marks less what each missing unit costs, never below 0. */
export function pointsOf({ full }: PointsMeasure, lines: readonly PointsLine[]): Value {
  const lost = lines.reduce((sum, line) => sum + line.lost, 0)
  return { done: Math.max(0, hundredths(full - lost)), rate: null, gap: null }
}

export function pointsLine({ lose }: PointsMeasure, rule: Rule, standings: readonly Standing[]): PointsLine {
  const short = standings.reduce((sum, standing) => sum + shortOf(rule, standing), 0)
  return { rule, short, lost: hundredths(short * lose) }
}

const hundredths = (amount: number) => Math.round(amount * 100) / 100

/** Of a recurring promise its empty slots; else what is short by now, and of what is over all that is short. */
function shortOf({ bound }: Rule, { status, done, target, expected, soFar }: Standing): number {
  if (status === 'waived' || status === 'logOnly' || target === null) return 0
  if (bound.kind === 'atMost') return Math.max(0, done - target)
  if (soFar) return soFar.due - soFar.filled
  return Math.max(0, (status === 'missed' ? target : Math.min(target, expected)) - done)
}
