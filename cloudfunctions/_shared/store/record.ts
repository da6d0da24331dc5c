import { type Selectable, sql } from 'kysely'
import { type Problem, problem } from '#core/problem'
import { claimsOf } from '#core/record/claims'
import { type Credit, creditsOf } from '#core/record/credits'
import type { Involvement } from '#core/record/kind'
import { kindOf } from '#core/record/kinds/kinds'
import type { CountableRecord, RecordContent } from '#core/record/record'
import type { Caller } from '../endpoint/caller'
import { type Counting, loadCounting } from './counting'
import type { Database, Tx } from './store'
import type { Tables } from './tables'

/** A record with as much of its private part as the caller may read; null where there is none for them. */
export type RecordRow = Selectable<Tables['record']> & { readonly privatePayload: object | null }

/** What happened to a record, for its history. */
export interface Act {
  readonly did: 'submitted' | 'corrected' | 'withdrawn' | 'approved' | 'accepted' | 'returned'
  readonly reason: string
  readonly requestId: string
}

/**
 * A row as one value of the kind's union: the kind and the payload were written together. What the caller may not read
 * is empty, as in records from before the field was added.
 */
export function contentOf(row: Pick<RecordRow, 'kind' | 'payload' | 'privatePayload'>): RecordContent {
  const { defaults } = kindOf(row.kind)
  return { kind: row.kind, payload: { ...defaults, ...row.payload, ...row.privatePayload } } as RecordContent
}

/** The payload in two: what everybody reads who may read the record, and what few may. */
export function parted({ kind, payload }: RecordContent): Pick<RecordRow, 'payload' | 'privatePayload'> {
  const secret: readonly string[] = kindOf(kind).secret
  const entries = Object.entries(payload)
  const part = (wanted: boolean) =>
    Object.fromEntries(entries.filter(([key]) => secret.includes(key) === wanted))
  return {
    payload: part(false) as unknown as RecordRow['payload'],
    privatePayload: secret.length > 0 ? part(true) : null,
  }
}

export function countable(
  row: Pick<RecordRow, 'id' | 'kind' | 'payload' | 'privatePayload' | 'authorId' | 'schoolId' | 'state'>,
): CountableRecord {
  return { ...contentOf(row), id: row.id, authorId: row.authorId, schoolId: row.schoolId, state: row.state }
}

/** Rows as `RecordRow`: row security lets through only private parts that the caller may read. */
export function selectRecords(db: Database) {
  return db
    .selectFrom('record')
    .leftJoin('recordPrivate', (join) =>
      join
        .onRef('recordPrivate.districtId', '=', 'record.districtId')
        .onRef('recordPrivate.recordId', '=', 'record.id'),
    )
    .selectAll('record')
    .select('recordPrivate.payload as privatePayload')
}

export function findRecord(tx: Tx, caller: Caller, id: string): Promise<RecordRow | undefined> {
  return selectRecords(tx)
    .where('record.districtId', '=', caller.districtId)
    .where('record.id', '=', id)
    .executeTakeFirst()
}

export async function loadRecord(tx: Tx, caller: Caller, id: string): Promise<RecordRow> {
  const row = await findRecord(tx, caller, id)
  if (!row) throw problem('notFound')
  return row
}

/** Plans are published now and then: a record that meets more than two of them is somebody else's trouble. */
const TRIES = 3

/**
 * Writes a change of a record with its natural keys, credits, tallies and journal row in one statement (youju.write_record).
 * `expected` is the revision that the change was made on; `involved` null leaves those whom it concerns
 * and the private part as they are. Returns the row as it is kept now. A plan published since `counting` was loaded counts
 * the record too.
 */
export async function writeRecord(
  tx: Tx,
  caller: Caller,
  row: RecordRow,
  expected: number,
  act: Act,
  counting: Counting,
  involved: readonly Involvement[] | null,
): Promise<RecordRow> {
  let { counted } = counting
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const credits = creditsOf(countable(row), counted.tallied, counting.calendar)
    const written = { credits, stamp: counted.stamp, expected, act, involved }
    const result = await write(tx, caller, row, written)
    switch (result?.outcome) {
      case 'written':
        return { ...row, revision: result.revision }
      case 'same':
        return loadRecord(tx, caller, row.id)
      case 'otherPlans':
        counted = (await loadCounting(tx, row, row.happenedOn)).counted
        break
      case 'changedMeanwhile':
        throw result.revision === null
          ? problem('notFound')
          : problem('changedMeanwhile', { revision: result.revision })
      default:
        throw problem('notAllowed')
    }
  }
  throw problem('busy')
}

interface Written {
  readonly credits: readonly Credit[]
  readonly stamp: number
  readonly expected: number
  readonly act: Act
  readonly involved: readonly Involvement[] | null
}

async function write(
  tx: Tx,
  caller: Caller,
  row: RecordRow,
  { credits, stamp, expected, act, involved }: Written,
): Promise<{ outcome: string; revision: number } | undefined> {
  const { privatePayload, ...kept } = row
  const journal = { actorId: caller.personId, at: row.changedAt, ...act }
  const { rows } = await sql<{ result: { outcome: string; revision: number } }>`
    select youju.write_record(
      ${JSON.stringify(inColumns(kept))}::jsonb, ${privatePayload && JSON.stringify(privatePayload)}::jsonb,
      ${expected}::int, ${claimsOf(countable(row), row.termId)}::text[], ${JSON.stringify(credits)}::jsonb,
      ${involved && JSON.stringify(involved)}::jsonb, ${JSON.stringify(journal)}::jsonb, ${stamp}::int) as result`
    .execute(tx)
    .catch(explainClaim)
  return rows[0]?.result
}

export function inColumns(row: Selectable<Tables['record']>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  )
}

function explainClaim(error: { code?: string; detail?: string }): never {
  if (error.code !== 'YJ001') throw error
  throw claimTaken(JSON.parse(error.detail ?? '{}') as { key: string; recordId: string })
}

/** A natural key is held by another record: what that means to whoever hands in the same once more. */
export function claimTaken({ key, recordId }: { key: string; recordId: string }): Problem {
  const [kind, , on = '', period = ''] = key.split('/')
  if (kind === 'observation') return problem('samePeriodTwice', { on, period: Number(period), recordId })
  return problem('alreadyRecorded', { recordId })
}
