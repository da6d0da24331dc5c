import { type Selectable, sql } from 'kysely'
import { measuresOf } from '#core/plan/rules'
import { problem } from '#core/problem'
import { claimsOf } from '#core/record/claims'
import { creditsOf } from '#core/record/credits'
import type { CountableRecord, RecordContent } from '#core/record/record'
import type { Caller } from '../endpoint/caller'
import type { Counting } from './counting'
import type { Tx } from './store'
import type { Tables } from './tables'

export type RecordRow = Selectable<Tables['record']>

/** What happened to a record, for its history. */
export interface Act {
  readonly did: 'submitted' | 'corrected' | 'withdrawn' | 'approved' | 'returned'
  readonly reason: string
  readonly requestId: string
}

/** A row as one value of the kind's union: the kind and the payload were written together. */
export function contentOf(row: Pick<RecordRow, 'kind' | 'payload'>): RecordContent {
  return { kind: row.kind, payload: row.payload } as RecordContent
}

export function countable(row: RecordRow): CountableRecord {
  return { ...contentOf(row), id: row.id, authorId: row.authorId, schoolId: row.schoolId, state: row.state }
}

export function findRecord(tx: Tx, caller: Caller, id: string): Promise<RecordRow | undefined> {
  return tx
    .selectFrom('record')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function loadRecord(tx: Tx, caller: Caller, id: string): Promise<RecordRow> {
  const row = await findRecord(tx, caller, id)
  if (!row) throw problem('notFound')
  return row
}

/**
 * Writes a record with its natural keys, credits, tallies and journal row in one statement (youju.write_record).
 * `expected` is the revision a change was made on, null for a new record. Returns the row as it is kept now.
 */
export async function writeRecord(
  tx: Tx,
  caller: Caller,
  row: RecordRow,
  expected: number | null,
  act: Act,
  { plan, calendar }: Counting,
): Promise<RecordRow> {
  const record = countable(row)
  const credits = creditsOf(record, measuresOf(plan), calendar)
  const journal = { actorId: caller.personId, at: row.changedAt, ...act }
  const { rows } = await sql<{ result: { outcome: string; revision: number } }>`
    select youju.write_record(
      ${JSON.stringify(inColumns(row))}::jsonb, ${expected}::int, ${claimsOf(record, row.termId)}::text[],
      ${JSON.stringify(credits)}::jsonb, ${JSON.stringify(journal)}::jsonb) as result`
    .execute(tx)
    .catch(explainClaim)
  const result = rows[0]?.result
  switch (result?.outcome) {
    case 'written':
      return { ...row, revision: result.revision }
    case 'same':
      return loadRecord(tx, caller, row.id)
    case 'idTaken':
      throw problem('idTaken')
    case 'changedMeanwhile':
      throw result.revision === null
        ? problem('notFound')
        : problem('changedMeanwhile', { revision: result.revision })
    default:
      throw problem('notAllowed')
  }
}

function inColumns(row: RecordRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  )
}

function explainClaim(error: { code?: string; detail?: string }): never {
  if (error.code !== 'YJ001') throw error
  const { key, recordId } = JSON.parse(error.detail ?? '{}') as { key: string; recordId: string }
  const [kind, , on = '', period = ''] = key.split('/')
  if (kind === 'observation') throw problem('samePeriodTwice', { on, period: Number(period), recordId })
  throw problem('alreadyRecorded', { recordId })
}
