import { sql } from 'kysely'
import type { SignedInContext } from '../endpoint/operation'
import type { RecordRow } from './record'

/**
 * Rows as their readers get them. Sealed ones (密级 限定) of others are handed out by youju.open_sealed alone, which writes down
 * who opened what: every operation that shows such rows comes through here, and what is sensitive in them comes no other way.
 */
export async function opened<Row extends Pick<RecordRow, 'id' | 'sealed' | 'authorId' | 'privatePayload'>>(
  rows: readonly Row[],
  { tx, caller, now, requestId }: SignedInContext,
): Promise<Row[]> {
  const sealed = rows.filter((row) => row.sealed && row.authorId !== caller.personId).map(({ id }) => id)
  if (sealed.length === 0) return [...rows]
  const act = { at: new Date(now), requestId }
  const { rows: read } = await sql<{ id: string; payload: object }>`
    select record_id as id, payload from youju.open_sealed(${sealed}::uuid[], ${JSON.stringify(act)}::jsonb)`.execute(
    tx,
  )
  const parts = new Map(read.map(({ id, payload }) => [id, payload]))
  return rows.map((row) => ({ ...row, privatePayload: parts.get(row.id) ?? row.privatePayload }))
}
