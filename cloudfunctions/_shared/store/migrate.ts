import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

/** The serving role as the migrations write it; an external database may have given it another name. */
const APP_ROLE = 'youju_app'

/** One host migrates at a time; others wait for the lock and then find nothing left to do. */
const LOCK = 7_390_001

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
    const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
    const newer = rows.find((row) => !names.includes(row.name))
    if (newer) throw tooOld(newer.name)
    const applied: string[] = []
    for (const name of names) {
      const text = await readFile(path.join(folder, name), 'utf8')
      const hash = hashOfMigration(text)
      const before = known.get(name)
      if (before === hash) continue
      if (before !== undefined) throw changed(name)
      await applyOne(client, name, text.replaceAll(APP_ROLE, pg.escapeIdentifier(appRole)), hash)
      applied.push(name)
    }
    return applied
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

async function applyOne(client: pg.Client, name: string, text: string, hash: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into public.migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationProblem(
      `更新数据表时出了问题（${name}：${reason}）。`,
      '数据没有改动，可以换回原来的版本继续使用；请把这几行发给技术支持。',
      { cause: error },
    )
  }
}
