import { civilDateAt } from '#core/calendar/civil-date'
import type { AtHandShelf } from '../store/at-hand'
import type { Deployment } from './answer'
import { enterAll } from './caller'
import { Gathering } from './gathering'
import { NO_TRANSACTION } from './no-transaction'
import { type Performed, perform, type SignedInCall } from './perform'

/** What became of one of several calls: done, to be finished now that it is committed, or what was thrown. */
export type Settled = ({ readonly performed: Performed } | { readonly thrown: unknown }) & {
  /** The caller's, where there was one. */
  readonly schoolId?: string | undefined
}

/**
 * Calls of several callers in one transaction. Each is authorised and answered by itself: what one is refused touches no other. Rejects
 * where nothing of all is kept: then each may be tried alone.
 */
export function carryOutTogether(
  calls: readonly SignedInCall[],
  deployment: Deployment,
  shelf: AtHandShelf,
): Promise<Settled[]> {
  const now = deployment.clock()
  const moment = { now, today: civilDateAt(now) }
  return deployment.store.inTwoStatements(async (statements) => {
    const callers = await enterAll(
      statements,
      calls.map(({ claims }) => claims),
      now,
      shelf,
    )
    const gathering = new Gathering(statements, calls.length)
    const settled = await Promise.all(
      calls.map(async (call, index): Promise<Settled> => {
        try {
          const given = { tx: NO_TRANSACTION, keepNew: gathering.keepNewIn(index + 1) }
          const context = { ...call.context, ...moment }
          const caller = callers[index]
          const performed = await perform({ ...call, context }, caller, given, deployment)
          return { performed, schoolId: caller?.schoolId }
        } catch (thrown) {
          return { thrown }
        } finally {
          gathering.done()
        }
      }),
    )
    if (gathering.failure) throw gathering.failure.error
    return settled
  })
}
