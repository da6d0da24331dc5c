import type { Status } from '#core/standing/judge'

export interface ProgressProps {
  done: number
  /** Null where nothing is owed. */
  target: number | null
  /** How far it should be by now; marked by a tick. */
  expected?: number | undefined
  status: Status
  /** The whole in words, for those who do not see it. */
  label: string
}

/** Between 0 and 1; a full shape for what has no target or a target of nothing. */
export function shareOf(amount: number, target: number | null): number {
  if (target === null || target <= 0) return 1
  return Math.min(1, Math.max(0, amount / target))
}

const PACED: readonly Status[] = ['onTrack', 'behind', 'missed']

/** Where the tick stands, and undefined where it would say nothing. */
export function tickOf({ expected, target, status }: ProgressProps): number | undefined {
  if (expected === undefined || !target || !PACED.includes(status)) return undefined
  return expected > 0 && expected < target ? expected / target : undefined
}

export const fillOf = (status: Status) => `var(--${status}-fill)`
