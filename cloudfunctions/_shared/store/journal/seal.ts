import { sql } from 'kysely'
import type { SchoolKey } from '../school-key'
import type { Database } from '../store'

const BLOCK = 2_000

/**
 * Chains what is finished of every school's journal, block by block; answers how many rows. Whoever calls it, and however
 * often, the chain is the same: a timer of the local host, one in the cloud, the office by hand. `now` is an instant.
 */
export async function sealJournals(db: Database, now: number): Promise<number> {
  const { rows } = await sql<SchoolKey>`select district_id, school_id from youju.unsealed()`.execute(db)
  let sealed = 0
  for (const school of rows) sealed += await sealSchool(db, school, now)
  return sealed
}

/** One school's. One block a transaction, so that a first sealing of many years holds nothing up. */
export async function sealSchool(
  db: Database,
  { districtId, schoolId }: SchoolKey,
  now: number,
): Promise<number> {
  let sealed = 0
  for (let block = BLOCK; block === BLOCK; sealed += block) {
    const { rows } = await sql<{ block: number }>`
      select youju.seal_journal(${districtId}::uuid, ${schoolId}::uuid, ${BLOCK}, ${new Date(now)}) as block`.execute(
      db,
    )
    block = rows[0]?.block ?? 0
  }
  return sealed
}
