import { sql } from 'kysely'
import type { Caller } from '../endpoint/caller'
import type { RecordRow } from './record'
import type { Tx } from './store'

/**
 * The records of a term as they read at a moment, by the journal, the latest first; row security narrows them to what the caller may
 * read. Of what few may read only the present wording is kept, so a record that was corrected since has none of it.
 */
export async function loadRecordsKnownAt(
  tx: Tx,
  { districtId, schoolId }: Caller,
  termId: string,
  at: Date,
): Promise<RecordRow[]> {
  const { rows } = await sql<{ kept: Record<string, unknown>; secret: object | null }>`
    select known.after as kept, secret.payload as secret
      from (
        select distinct on (row_id) row_id, after
          from youju.journal
         where district_id = ${districtId}::uuid and school_id = ${schoolId}::uuid and row_kind = 'record'
           and at <= ${at}::timestamptz and after ? 'revision'
         order by row_id, seq desc
      ) known
      left join youju.record now on now.district_id = ${districtId}::uuid and now.id = known.row_id
            and now.revision = (known.after ->> 'revision')::int
      left join youju.record_private secret on secret.district_id = now.district_id and secret.record_id = now.id
     where known.after ->> 'term_id' = ${termId}
     order by known.after ->> 'happened_on' desc, known.row_id desc`.execute(tx)
  return rows.map(({ kept, secret }) => ({ ...inFields(kept), privatePayload: secret }))
}

/** A row as the journal has it, in the words of the application. */
function inFields(kept: Record<string, unknown>): Omit<RecordRow, 'privatePayload'> {
  const fields = Object.entries(kept).map(([column, value]) => [
    column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    column.endsWith('_at') ? new Date(String(value)) : value,
  ])
  return Object.fromEntries(fields) as Omit<RecordRow, 'privatePayload'>
}
