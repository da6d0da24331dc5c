import { setTimeout as sleep } from 'node:timers/promises'

export interface Pace {
  readonly perSecond: number
  /** So many may go at once after a pause. */
  readonly atOnce: number
  readonly longestWaitMs: number
}

/**
 * Lets callers through no faster than the pace, in the order they came. False at once for who would wait longer than the
 * longest wait: better told now than answered when nobody listens any more.
 */
export function turns({ perSecond, atOnce, longestWaitMs }: Pace, clock = () => performance.now()) {
  const apart = 1000 / perSecond
  let next = Number.NEGATIVE_INFINITY
  return async (): Promise<boolean> => {
    const now = clock()
    const at = Math.max(next, now - apart * (atOnce - 1))
    if (at - now > longestWaitMs) return false
    next = at + apart
    if (at > now) await sleep(at - now)
    return true
  }
}
