import { sql } from 'kysely'
import type { SignedInContext } from '../endpoint/operation'

/** What was done to which row; `before` and `after` hold ids where they can, never secrets. */
export interface Deed {
  readonly kind: string
  readonly id: string
  readonly did: string
  readonly reason?: string
  readonly before?: object | null
  readonly after?: object | null
}

/** Writes a row of the school's journal in the caller's name. */
export async function keepJournal(deed: Deed, context: SignedInContext): Promise<void> {
  const { tx, caller, now, requestId } = context
  const { kind, id, did, reason = '', before = null, after = null } = deed
  const act = { actorId: caller.personId, at: new Date(now), did, reason, requestId }
  await sql`select youju.keep_journal(${caller.districtId}::uuid, ${caller.schoolId}::uuid, ${kind}, ${id}::uuid,
    ${JSON.stringify(act)}::jsonb, ${before && JSON.stringify(before)}::jsonb, ${after && JSON.stringify(after)}::jsonb)`.execute(
    tx,
  )
}
