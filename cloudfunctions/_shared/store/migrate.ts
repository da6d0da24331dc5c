import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { isBroken, singleConnection } from './single-connection'

/** The serving role as the migrations write it; an external database may have given it another name. */
const APP_ROLE = 'youju_app'

/** One host migrates at a time; others wait for the lock and then find nothing left to do. */
export const MIGRATION_LOCK = 7_390_001

export const MIGRATION_TABLE =
  'create table if not exists public.migration (name text primary key, hash text not null, applied_at timestamptz not null default now())'

export interface Migration {
  readonly name: string
  readonly text: string
  readonly hash: string
}

/** A host that is cut off from the network while it migrates must not keep the next one waiting for hours. */
const LET_GO_OF_THE_DEAD = `set idle_session_timeout = '60s'; set idle_in_transaction_session_timeout = '60s';
  set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3`

/** A connection may break while it migrates; the next one goes on from what was committed. */
const CONNECTIONS = 3
const PAUSE_MS = 1_000

/** All there are, in order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8')
      return { name, text, hash: hashOfMigration(text) }
    }),
  )
}

/** The tables do not fit this version of the program, and what to do about it. */
export class MigrationProblem extends Error {
  constructor(
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'MigrationProblem'
  }
}

/**
 * Brings the schema up to date as its owner: each `NNNN_name.sql` once, in order, each in a transaction of its own.
 * A migration that was changed after it ran is an error, not a surprise. Returns the names it applied.
 * `appRole` is the role that serves and gets the rights.
 */
export async function migrate(owner: pg.ClientConfig, folder: string, appRole = APP_ROLE): Promise<string[]> {
  const applied: string[] = []
  for (let connections = 1; ; connections += 1) {
    try {
      await migrateOver(singleConnection({ ...owner, keepAlive: true }), folder, appRole, applied)
      return applied
    } catch (error) {
      if (connections === CONNECTIONS || !isBroken(error)) throw error
      await wait(PAUSE_MS)
    }
  }
}

/** Adds the names of what it applies to `applied`. */
async function migrateOver(
  client: pg.Client,
  folder: string,
  appRole: string,
  applied: string[],
): Promise<void> {
  await client.connect()
  try {
    await client.query(LET_GO_OF_THE_DEAD)
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(MIGRATION_TABLE)
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from public.migration',
    )
    const known = new Map(rows.map((row) => [row.name, row.hash]))
    const migrations = await readMigrations(folder)
    const newer = rows.find((row) => !migrations.some(({ name }) => name === row.name))
    if (newer) throw tooOld(newer.name)
    for (const migration of migrations) {
      const before = known.get(migration.name)
      if (before === migration.hash) continue
      if (before !== undefined) throw changed(migration.name)
      await applyOne(client, migration, appRole)
      applied.push(migration.name)
    }
  } finally {
    await client.end()
  }
}

/** What a migration is known by once it ran; the same with either kind of line end. */
export function hashOfMigration(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
}

function changed(name: string): MigrationProblem {
  return new MigrationProblem(
    `数据表是用另一个版本的程序建立的（${name} 与当时不同）。`,
    '请换回原来的版本；如果只是演示数据，可以用 YOUJU_DATA 另指定一个空的数据文件夹。',
  )
}

function tooOld(name: string): MigrationProblem {
  return new MigrationProblem(`数据表是用更新版本的程序建立的（${name}）。`, '请更新到最新版本后再启动。')
}

async function applyOne(client: pg.Client, migration: Migration, appRole: string): Promise<void> {
  await client.query('begin')
  try {
    await applyMigration(client, migration, appRole)
    await client.query('commit')
  } catch (error) {
    if (isBroken(error)) throw error
    await client.query('rollback')
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationProblem(
      `更新数据表时出了问题（${migration.name}：${reason}）。`,
      '数据没有改动，可以换回原来的版本继续使用；请把这几行发给技术支持。',
      { cause: error },
    )
  }
}

/** Within the caller's transaction. */
export async function applyMigration(
  client: pg.ClientBase,
  { name, text, hash }: Migration,
  appRole = APP_ROLE,
): Promise<void> {
  await client.query(text.replaceAll(APP_ROLE, pg.escapeIdentifier(appRole)))
  await client.query('insert into public.migration (name, hash) values ($1, $2)', [name, hash])
}
