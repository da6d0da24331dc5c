import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** The serving role as the migrations write it; an external database may have given it another name. */
const APP_ROLE = 'youju_app'

/** One host migrates at a time; others wait for the lock and then find nothing left to do. */
const LOCK = 7_390_001

/**
 * Brings the schema up to date as its owner: each `NNNN_name.sql` once, in order, each in a transaction of its own.
 * A migration that was changed after it ran is an error, not a surprise. Returns the names it applied.
 * `appRole` is the role that serves and gets the rights.
 */
export async function migrate(owner: pg.ClientConfig, folder: string, appRole = APP_ROLE): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists public.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from public.migration',
    )
    const known = new Map(rows.map((row) => [row.name, row.hash]))
    const applied: string[] = []
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(path.join(folder, name), 'utf8')
      const hash = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
      const before = known.get(name)
      if (before === hash) continue
      if (before !== undefined) throw new Error(`migration ${name} was changed after it had been applied`)
      await applyOne(client, name, text.replaceAll(APP_ROLE, pg.escapeIdentifier(appRole)), hash)
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}

async function applyOne(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into public.migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}
