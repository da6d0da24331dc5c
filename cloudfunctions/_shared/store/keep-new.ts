import { sql } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Credit } from '#core/record/credits'
import type { Involvement } from '#core/record/kind'
import { type Act, inColumns, type RecordRow } from './record'
import type { Store, Tx } from './store'

/** A record that is not kept yet, with all that follows from it. */
export interface NewRecord {
  readonly row: RecordRow
  /** Its natural keys. */
  readonly claims: readonly string[]
  readonly credits: readonly Credit[]
  /** Of the plans that it was counted by. */
  readonly stamp: number
  readonly involved: readonly Involvement[]
  readonly act: Act
  /** What handing it in took, where that was told. */
  readonly seconds: number | undefined
}

/** What became of it (youju.keep_new, youju.keep_together). Unless it is `written`, nothing of this submission is left. */
export type Kept =
  | { readonly outcome: 'written' | 'idTaken' | 'otherPlans' }
  | { readonly outcome: 'same'; readonly asKept?: AsKept }
  | { readonly outcome: 'taken'; readonly key: string; readonly recordId: string }

/** In what a submission that is kept, and untouched since, may differ from the same handed in again. */
export type AsKept = Pick<RecordRow, 'state' | 'late' | 'receivedAt'>

export type KeepNew = (record: NewRecord) => Promise<Kept>

/** By itself, in the transaction of the caller who has entered. */
export function keepAlone(tx: Tx): KeepNew {
  return async (record) => {
    const item = JSON.stringify(itemOf(record))
    const { rows } = await sql<{ kept: Kept | null }>`
      select youju.keep_new(${item}::jsonb, ${record.stamp}::int) as kept`.execute(tx)
    const [row] = rows
    if (!row?.kept) throw new Error('youju.keep_new answered nothing')
    return row.kept
  }
}

/** A new record and in what session it was handed in, as the school is known by a stamp. */
export interface InSession {
  readonly sessionId: string
  /** Of all that the school is made of (youju.structure_stamp). */
  readonly structure: string
  readonly record: NewRecord
}

interface TogetherRow {
  readonly written: readonly string[]
  readonly repeats: readonly { id: string; state: AsKept['state']; late: boolean; receivedAt: string }[]
}

/**
 * All in one statement, which is a transaction by itself; once it resolves, that is committed. Answers what became of those that are
 * written or were kept already, by their ids; of the others nothing is known (youju.keep_together).
 */
export async function keepTogether(
  { pool }: Store,
  records: readonly InSession[],
  today: CivilDate,
): Promise<ReadonlyMap<string, Kept>> {
  const items = records.map(({ sessionId, structure, record }) => {
    return { session: sessionId, stamp: structure, ...itemOf(record) }
  })
  const { rows } = await pool.query<{ kept: TogetherRow }>({
    name: 'keep-together',
    text: 'select youju.keep_together($1::jsonb, $2::jsonb, $3::date) as kept',
    values: [JSON.stringify(schoolsOf(records)), JSON.stringify(items), today],
  })
  const { written = [], repeats = [] } = rows[0]?.kept ?? {}
  return new Map([
    ...written.map((id): [string, Kept] => [id, { outcome: 'written' }]),
    ...repeats.map(({ id, state, late, receivedAt }): [string, Kept] => {
      return [id, { outcome: 'same', asKept: { state, late, receivedAt: new Date(receivedAt) } }]
    }),
  ])
}

function schoolsOf(records: readonly InSession[]): unknown[] {
  const schools = new Map<string, unknown>()
  for (const { structure, record } of records) {
    const { districtId, schoolId } = record.row
    schools.set(`${schoolId}/${structure}`, {
      district_id: districtId,
      school_id: schoolId,
      stamp: structure,
    })
  }
  return [...schools.values()]
}

function itemOf({ row, claims, credits, involved, act, seconds }: NewRecord) {
  const { privatePayload, ...kept } = row
  return { record: inColumns(kept), private: privatePayload, claims, credits, involved, act, seconds }
}
