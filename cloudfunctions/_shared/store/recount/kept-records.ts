import { sql } from 'kysely'
import type { RecordKind, RecordState } from '#core/record/record'
import type { RecordRow } from '../record'
import type { SchoolKey } from '../school-key'
import type { Tx } from '../store'

/** Few, so that what is read is gone again before it would be kept for longer by the collector. */
const BATCH = 500

/** A record with what is kept of it; without `kind` there are only credits, of a record that is not there. */
export interface KeptRecord {
  readonly id: string
  readonly kind: RecordKind | null
  readonly state: RecordState
  readonly authorId: string
  readonly happenedOn: string
  readonly termId: string
  readonly payload: RecordRow['payload']
  readonly privatePayload: object | null
  /** A line for each credit, in no order: measure, subject, day, week and quantity; null for none. */
  readonly credits: string | null
}

/** What a line of `KeptRecord.credits` is made of; a measure may hold blanks but no tab. */
export const FIELD = '\t'

/**
 * All records of a school with their credits, in no order, through a cursor: neither side ever holds more than a batch of them,
 * however large the school.
 */
export async function* keptRecords(
  tx: Tx,
  { districtId, schoolId }: SchoolKey,
): AsyncGenerator<readonly KeptRecord[]> {
  // Names of columns as they are written here: turning those of millions of rows takes as long as counting them.
  const plain = tx.withoutPlugins()
  // They are all fetched, and a school's own are few enough to be joined in memory.
  await sql`select set_config('cursor_tuple_fraction', '1', true), set_config('work_mem', '32MB', true)`.execute(
    plain,
  )
  await sql`
    declare kept_records no scroll cursor for
    select coalesce(r.id, k.record_id) as id, r.kind, r.state, r.author_id as "authorId", r.happened_on as "happenedOn", r.term_id as "termId", r.payload, p.payload as "privatePayload", k.credits
      from (select * from youju.record where district_id = ${districtId}::uuid and school_id = ${schoolId}::uuid) r
      left join youju.record_private p on p.district_id = r.district_id and p.record_id = r.id
      full join (
        select record_id, string_agg(concat_ws(${FIELD}, measure, subject_id, on_date, week, quantity), ${'\n'}) as credits
          from youju.credit
         where district_id = ${districtId}::uuid and school_id = ${schoolId}::uuid
         group by record_id) k on k.record_id = r.id`.execute(plain)
  const fetch = sql<KeptRecord>`fetch forward ${sql.lit(BATCH)} from kept_records`
  for (let batch = await fetch.execute(plain); batch.rows.length > 0; batch = await fetch.execute(plain))
    yield batch.rows
  await sql`close kept_records`.execute(plain)
}
