import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { RunningPostgres } from '../../../local/postgres/running-postgres'
import { startPostgres } from '../../../local/postgres/start-postgres'

export type Reachable = Pick<RunningPostgres, 'owner' | 'app' | 'admin'>

/** A server of its own, with as many databases as are asked for. */
export interface Databases {
  /** A new one without tables, or as another one is now. */
  make(name: string, as?: string): Promise<Reachable>
  close(): Promise<void>
}

export async function databases(): Promise<Databases> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-databases-'))
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }
  const postgres = await startPostgres({ dataFolder, say: () => undefined, settings })
  const admin = new pg.Client({ ...postgres.admin, database: 'postgres' })
  await admin.connect()
  return {
    async make(name, as = 'youju') {
      await admin.query(`create database ${name} template ${as}`)
      await admin.query(`grant connect, create, temporary on database ${name} to youju_owner;
        grant connect on database ${name} to youju_app`)
      const at = (config: pg.ClientConfig) => ({ ...config, database: name })
      return { owner: at(postgres.owner), app: at(postgres.app), admin: at(postgres.admin) }
    },
    async close() {
      await admin.end()
      await postgres.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** What a database holds, table by table; transaction ids, which each database counts for itself, are left out. */
export async function contentsOf(database: Reachable): Promise<Record<string, string>> {
  const client = new pg.Client(database.owner)
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'youju' order by tablename`,
    )
    const contents: Record<string, string> = {}
    for (const { name } of tables) {
      const its = name === 'journal_head' ? `array['xid', 'seq']` : `array['xid']`
      const { rows } = await client.query<{ count: number; hash: string | null }>(
        `select count(*)::int as count, md5(string_agg(line, ',' order by line)) as hash
           from (select (to_jsonb(t) - ${its})::text as line from youju.${name} t) as lines`,
      )
      contents[name] = `${rows[0]?.count} ${rows[0]?.hash}`
    }
    return contents
  } finally {
    await client.end()
  }
}
