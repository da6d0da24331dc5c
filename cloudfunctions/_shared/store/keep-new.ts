import { sql } from 'kysely'
import { claimsOf } from '#core/record/claims'
import type { Credit } from '#core/record/credits'
import type { Involvement } from '#core/record/kind'
import { type Act, countable, inColumns, type RecordRow } from './record'
import type { Tx } from './store'
import type { TwoStatements } from './two-statements'

/** A record that is not kept yet, with all that follows from it. */
export interface NewRecord {
  readonly row: RecordRow
  readonly credits: readonly Credit[]
  /** Of the plans that it was counted by. */
  readonly stamp: number
  readonly involved: readonly Involvement[]
  readonly act: Act
  /** What handing it in took, where that was told. */
  readonly seconds: number | undefined
}

/** What became of it (youju.keep_new). Unless it is `written`, nothing of it is left. */
export type Kept =
  | { readonly outcome: 'written' | 'same' | 'idTaken' | 'otherPlans' }
  | { readonly outcome: 'taken'; readonly key: string; readonly recordId: string }

export type KeepNew = (record: NewRecord) => Promise<Kept>

/** A new record and whose turn it is; null for the one caller who has entered alone. */
export interface InTurn {
  readonly turn: number | null
  readonly record: NewRecord
}

/** All in one statement, each in its own turn, as the last one of a transaction. The outcomes come in the order of the records. */
export async function keepInTurn(
  { last }: TwoStatements,
  records: readonly InTurn[],
): Promise<readonly Kept[]> {
  const values = [inJson(records)]
  const [row] = await last<Answered>((client) =>
    client.query({ name: 'keep-new', text: 'select youju.keep_new($1::jsonb) as kept', values }),
  )
  return row?.kept ?? []
}

/** By itself, in the transaction of the caller who has entered. */
export function keepAlone(tx: Tx): KeepNew {
  return async (record) => {
    const items = inJson([{ turn: null, record }])
    const { rows } = await sql<Answered>`select youju.keep_new(${items}::jsonb) as kept`.execute(tx)
    const [kept] = rows[0]?.kept ?? []
    if (!kept) throw new Error('youju.keep_new answered nothing')
    return kept
  }
}

interface Answered {
  readonly kept: readonly Kept[]
}

const inJson = (records: readonly InTurn[]) => JSON.stringify(records.map(itemOf))

function itemOf({ turn, record }: InTurn): object {
  const { row, credits, stamp, involved, act, seconds = null } = record
  const { privatePayload, ...kept } = row
  return {
    turn,
    record: inColumns(kept),
    private: privatePayload,
    claims: claimsOf(countable(row), row.termId),
    credits,
    involved,
    journal: { actorId: row.authorId, at: row.changedAt, ...act },
    stamp,
    seconds,
  }
}
