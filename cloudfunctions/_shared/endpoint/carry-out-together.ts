import { type CivilDate, civilDateAt } from '#core/calendar/civil-date'
import { keepTogether } from '../store/keep-new'
import type { SignedInCall } from './call'
import { type Caller, enterAll } from './caller'
import type { Deployment } from './deployment'
import { Gathering } from './gathering'
import type { KnownCallers } from './known-callers'
import { NO_TRANSACTION } from './no-transaction'
import { type Performed, perform } from './perform'

/** What became of one of several calls: done, to be finished now that it is committed; otherwise it is to be carried out alone. */
export interface Settled {
  readonly performed?: Performed
  /** The caller's, where there was one. */
  readonly schoolId?: string | undefined
}

/**
 * Calls of several callers, whose records are written in one transaction. Only what is kept counts: by what is remembered of callers
 * nobody is refused. Rejects where nothing of all is kept.
 */
export async function carryOutTogether(
  calls: readonly SignedInCall[],
  deployment: Deployment,
  known: KnownCallers,
): Promise<Settled[]> {
  const now = deployment.clock()
  const today = civilDateAt(now)
  const callers = await callersOf(calls, deployment, known, now, today)
  const gathering = new Gathering((records) => keepTogether(deployment.store, records, today), calls.length)
  const settled = await Promise.all(
    calls.map(async (call, place): Promise<Settled> => {
      const caller = callers[place]
      const schoolId = caller?.schoolId
      try {
        if (!caller) return {}
        const given = { tx: NO_TRANSACTION, keepNew: gathering.keepNewOf(place, caller) }
        const context = { ...call.context, now, today }
        const performed = await perform({ ...call, context }, caller, given, deployment)
        return gathering.hasKept(place) ? { performed, schoolId } : { schoolId }
      } catch {
        // Whatever is in the way, alone it is met once more, and told.
        return { schoolId }
      } finally {
        gathering.done()
      }
    }),
  )
  if (gathering.failure) throw gathering.failure.error
  for (const [place, { claims }] of calls.entries())
    if (!gathering.hasKept(place)) known.forget(claims.sessionId)
  return settled
}

/** As remembered of the day; the others enter. */
async function callersOf(
  calls: readonly SignedInCall[],
  { store }: Deployment,
  known: KnownCallers,
  now: number,
  today: CivilDate,
): Promise<(Caller | undefined)[]> {
  const strangers = calls.map(({ claims }) => claims).filter(({ sessionId }) => !known.find(sessionId, today))
  if (strangers.length > 0)
    for (const caller of await enterAll(store, strangers, now)) if (caller) known.keep(caller, today)
  return calls.map(({ claims }) => known.find(claims.sessionId, today))
}
