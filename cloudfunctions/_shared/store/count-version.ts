import { sql } from 'kysely'
import { creditsOf } from '#core/record/credits'
import { kindOf } from '#core/record/kinds/kinds'
import type { CountableRecord, RecordKind, RecordState } from '#core/record/record'
import { termsByDate } from './recount/terms-by-date'
import type { SchoolKey } from './school-key'
import type { Tx } from './store'

/** A transaction of this many records takes about a second, and whoever corrects one of them waits for so long at most. */
const BATCH = 2_000

interface Row {
  readonly id: string
  readonly schoolId: string
  readonly authorId: string
  readonly kind: RecordKind
  readonly state: RecordState
  readonly happenedOn: string
  /** With its private part. */
  readonly payload: object
}

/**
 * Counts the next records under a version that was published, all that their terms tally; after the last ones the version is in
 * force. A batch is a transaction: where one was cut off, the next goes on.
 */
export async function countNext(
  tx: Tx,
  { districtId, schoolId: own }: SchoolKey,
  version: number,
  act: { readonly today: string; readonly journal: object },
): Promise<void> {
  const { rows } = await sql<Row>`
    select id, school_id as "schoolId", author_id as "authorId", kind, state, happened_on as "happenedOn", payload
      from youju.to_count(${version}::int, ${BATCH}::int)`.execute(tx)
  const terms = new Map<string, ReturnType<typeof termsByDate>>()
  const credits: object[] = []
  for (const row of rows) {
    const { schoolId } = row
    const school = { districtId, schoolId, ...(schoolId !== own && { told: true as const }) }
    const termOf = terms.get(schoolId) ?? termsByDate(tx, school)
    terms.set(schoolId, termOf)
    const term = await termOf(row.happenedOn)
    if (!term) continue
    for (const credit of creditsOf(recordOf(row), term.counted.tallied, term.calendar))
      credits.push({ recordId: row.id, ...credit })
  }
  await keep(tx, version, rows, credits, act)
  if (rows.length > 0 && rows.length < BATCH) await keep(tx, version, [], [], act)
}

function recordOf({ id, schoolId, authorId, kind, state, payload }: Row): CountableRecord {
  const content = { kind, payload: { ...kindOf(kind).defaults, ...payload } }
  return { ...content, id, authorId, schoolId, state } as CountableRecord
}

function keep(
  tx: Tx,
  version: number,
  rows: readonly Row[],
  credits: readonly object[],
  { today, journal }: { readonly today: string; readonly journal: object },
) {
  return sql`select youju.keep_counted(${version}::int, ${rows.map(({ id }) => id)}::uuid[],
    ${JSON.stringify(credits)}::jsonb, ${today}::date, ${JSON.stringify(journal)}::jsonb)`.execute(tx)
}
