import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import type { Tx } from '../_shared/store/store'

/** Ending what has ended, or is not one's own, ends nothing and is no fault. */
export const end = operation('session.end', async ({ id }, { tx, caller }) => ({
  ended: await endOwnSessions(tx, id, caller.sessionId),
}))

/** One of the caller's sessions, or all but `keep`. */
export async function endOwnSessions(tx: Tx, one: string | null, keep: string): Promise<number> {
  const { rows } = await sql<{
    ended: number
  }>`select youju.end_own_sessions(${one}::uuid, ${keep}::uuid) as ended`.execute(tx)
  return rows[0]?.ended ?? 0
}
