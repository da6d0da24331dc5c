import { sql } from 'kysely'
import { creditsOf } from '#core/record/credits'
import { countable, type RecordRow, selectRecords } from '../record'
import type { SchoolKey } from '../school-key'
import type { Database, Tx } from '../store'
import { termsByDate } from './terms-by-date'

const BATCH = 2_000

/**
 * Puts right a school's credits and tallies by its records. Whoever submits to the school waits for one batch at most; a batch is
 * whole by itself, so that mending may be cut off anywhere and begun again.
 */
export async function mendSchool(db: Database, school: SchoolKey): Promise<void> {
  let last: string | undefined
  do {
    const after = last
    last = await alone(db, school, (tx) => mendAfter(tx, school, after))
  } while (last !== undefined)
  await alone(db, school, (tx) =>
    sql`select youju.sum_tallies(${school.districtId}::uuid, ${school.schoolId}::uuid)`.execute(tx),
  )
}

/** While nobody enters a record or publishes a plan at the school. */
function alone<T>(
  db: Database,
  { districtId, schoolId }: SchoolKey,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const plans = sql`youju.plans_of(${districtId}::uuid, ${schoolId}::uuid)`
    await sql`select pg_advisory_xact_lock(${plans})`.execute(tx)
    return work(tx)
  })
}

/** The next batch of records; answers the last one of it, undefined when there are no more. */
async function mendAfter(tx: Tx, school: SchoolKey, after: string | undefined): Promise<string | undefined> {
  const termOf = termsByDate(tx, school)
  const rows = await recordsAfter(tx, school, after)
  const credits: object[] = []
  for (const row of rows) {
    const term = await termOf(row.happenedOn)
    if (!term) continue
    for (const credit of creditsOf(countable(row), term.counted.tallied, term.calendar))
      credits.push({ recordId: row.id, ...credit })
  }
  await sql`select youju.replace_credits(${school.districtId}::uuid, ${school.schoolId}::uuid,
    ${rows.map(({ id }) => id)}::uuid[], ${JSON.stringify(credits)}::jsonb)`.execute(tx)
  return rows.length < BATCH ? undefined : rows.at(-1)?.id
}

function recordsAfter(tx: Tx, school: SchoolKey, after: string | undefined): Promise<RecordRow[]> {
  let query = selectRecords(tx)
    .where('record.districtId', '=', school.districtId)
    .where('record.schoolId', '=', school.schoolId)
    .orderBy('record.id')
    .limit(BATCH)
  if (after !== undefined) query = query.where('record.id', '>', after)
  return query.execute()
}
