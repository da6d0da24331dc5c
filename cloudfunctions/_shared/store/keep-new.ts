import { CompiledQuery } from 'kysely'
import { claimsOf } from '#core/record/claims'
import type { Credit } from '#core/record/credits'
import type { Involvement } from '#core/record/kind'
import { type Act, countable, inColumns, type RecordRow } from './record'
import type { Tx } from './store'
import type { Statement } from './two-statements'

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

/** All in one statement, each in its own turn. It answers one row, with the outcomes in the order of the records. */
export function keepingInTurn(records: readonly InTurn[]): Statement {
  return {
    name: 'keep-new',
    text: 'select youju.keep_new($1::jsonb) as kept',
    values: [JSON.stringify(records.map(itemOf))],
  }
}

export interface KeptInTurn {
  readonly kept: readonly Kept[]
}

/** By itself, in the transaction of the caller who has entered. */
export function keepAlone(tx: Tx): KeepNew {
  return async (record) => {
    const { text, values } = keepingInTurn([{ turn: null, record }])
    const { rows } = await tx.executeQuery(CompiledQuery.raw(text, [...values]))
    const [kept] = (rows as KeptInTurn[])[0]?.kept ?? []
    if (!kept) throw new Error('youju.keep_new answered nothing')
    return kept
  }
}

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
