import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { singleConnection } from '../../cloudfunctions/_shared/store/single-connection'

const DAY_MS = 86_400_000
/** Long, so that a database set back to an older copy for a while costs no photo. */
const ORPHAN_DAYS = 7

/**
 * Clears away bytes that no row speaks of: those of removed files, and of files whose last step was cut off by a crash.
 * Districts that this database does not know are left alone.
 */
export async function sweepFiles(owner: pg.ClientConfig, folder: string, now: number): Promise<void> {
  const client = singleConnection(owner)
  await client.connect()
  try {
    for (const district of await namesIn(folder)) {
      if (await isKnown(client, district)) await sweepDistrict(client, folder, district, now)
    }
  } finally {
    await client.end()
  }
}

async function isKnown(client: pg.Client, district: string): Promise<boolean> {
  const { rowCount } = await client.query('select from youju.org_unit where district_id::text = $1 limit 1', [
    district,
  ])
  return rowCount === 1
}

async function sweepDistrict(client: pg.Client, folder: string, district: string, now: number) {
  const { rows } = await client.query<{ id: string }>(
    `select id from youju.file where district_id = $1 and state = 'kept' and removed_at is null`,
    [district],
  )
  const kept = new Set(rows.map(({ id }) => id))
  for (const name of await namesIn(path.join(folder, district))) {
    if (kept.has(name)) continue
    const file = path.join(folder, district, name)
    const { mtimeMs } = await stat(file)
    if (mtimeMs < now - ORPHAN_DAYS * DAY_MS) await rm(file)
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
