import { performance } from 'node:perf_hooks'
import type { OperationName } from '#core/contract/contract'
import { problem } from '#core/problem'
import { Buckets } from './buckets'
import { networkOf } from './network'
import { ANYTHING, DEAR, STRANGERS } from './paces'

/**
 * How often may be called, counted by this process and forgotten with it: what keeps one caller from taking the time of all.
 * What must hold across hosts and restarts, the guessing of passwords and codes, is counted in the database (0037).
 */
export interface Limits {
  /** A call of nobody's: anybody may make it, or the token is no good. An address that nobody can tell is not counted. */
  stranger(address: string | undefined): void
  /** A call in a session. Sessions of one person count together as soon as they are known to be theirs. */
  session(sessionId: string, operation: OperationName): void
  /** Whose session it is. */
  belongs(sessionId: string, personId: string): void
}

const MOST_SESSIONS = 50_000

export function limits(clock: () => number = () => performance.now()): Limits {
  const strangers = new Buckets(STRANGERS)
  const anything = new Buckets(ANYTHING)
  // Operations of one pace share it: who exports all day does so by whatever name.
  const dear = new Map(Object.values(DEAR).map((pace) => [pace, new Buckets(pace)]))
  const persons = new Map<string, string>()

  return {
    stranger(address) {
      if (address !== undefined) refuseIf(strangers.take(networkOf(address), clock()))
    },
    session(sessionId, operation) {
      const who = persons.get(sessionId) ?? sessionId
      const pace = DEAR[operation]
      refuseIf((pace && dear.get(pace)?.take(who, clock())) || anything.take(who, clock()))
    },
    belongs(sessionId, personId) {
      if (persons.has(sessionId)) return
      if (persons.size >= MOST_SESSIONS) persons.clear()
      persons.set(sessionId, personId)
    },
  }
}

function refuseIf(waitSeconds: number): void {
  if (waitSeconds > 0) throw problem('tooManyCalls', { waitSeconds })
}
