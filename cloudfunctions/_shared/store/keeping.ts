import { sql } from 'kysely'
import { addDays, type CivilDate } from '#core/calendar/civil-date'
import type { SignedInContext } from '../endpoint/operation'

/** Changes to a school's roster and calendar come one after the other: what follows may look before it writes. */
export async function waitForTurn({ tx }: SignedInContext): Promise<void> {
  await sql`select youju.lock_roster()`.execute(tx)
}

/**
 * The first day that may still change: the day after the last term whose late entries are closed. Before it everything stays as
 * it was judged; null where no term is closed, as in a school that has just begun.
 */
export async function earliestDay({ tx, caller }: SignedInContext): Promise<CivilDate | null> {
  const { rows } = await sql<{ last: CivilDate | null }>`
    select youju.closed_through(${caller.districtId}::uuid, ${caller.schoolId}::uuid) as last`.execute(tx)
  const last = rows[0]?.last ?? null
  return last === null ? null : addDays(last, 1)
}

/** What the journal keeps of who did what; names of people do not belong in it. */
export function actOf(did: string, reason: string, { caller, now, requestId }: SignedInContext): string {
  return JSON.stringify({
    actorId: caller.personId,
    at: new Date(now).toISOString(),
    did,
    reason: reason.trim(),
    requestId,
  })
}
