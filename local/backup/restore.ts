import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import {
  applyMigration,
  MIGRATION_LOCK,
  MIGRATION_TABLE,
  type Migration,
  readMigrations,
} from '../../cloudfunctions/_shared/store/migrate'
import { singleConnection } from '../../cloudfunctions/_shared/store/single-connection'
import { PLACE } from '../postgres/place'
import { type Checked, rowsOf } from './check'
import { copyIn } from './copy'
import { restoreFiles } from './files'
import type { Manifest } from './manifest'
import { asBackupProblem, BackupProblem, damaged } from './problem'
import { copyFrom, quoted, type Table, tablesIn } from './tables'

export interface Restoring {
  readonly owner: pg.ClientConfig
  readonly appRole: string | undefined
  readonly folder: string
  readonly backup: Checked
  readonly filesFolder: string
  readonly migrations: string
  /** What is there now goes. */
  readonly replace: boolean
}

const LEAVE_WITHIN_MS = 3_000

/**
 * Puts a backup into the database as it was when it was made, tables and all, in one transaction: what was there before
 * stays until everything is in. Migrating up from there is the next step.
 */
export async function restoreBackup(restoring: Restoring): Promise<void> {
  const { owner, folder, backup, filesFolder } = restoring
  const known = await migrationsOf(backup.manifest, restoring.migrations)
  const client = singleConnection({ ...owner, application_name: 'youju restore', statement_timeout: 0 })
  await client.connect()
  try {
    // A host that starts meanwhile waits for it before it looks at the tables.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await refuseInUse(client)
    if (!restoring.replace) await refuseFull(client)
    await restoreFiles(folder, backup.files, filesFolder)
    await client.query('begin')
    await makeTables(client, known, restoring.appRole)
    await fillTables(client, folder, backup.manifest)
    await client.query('commit')
    await client.query('analyze')
  } catch (error) {
    throw asBackupProblem(error, filesFolder)
  } finally {
    // Whatever is not committed is undone with the connection.
    await client.end()
  }
}

/** The texts that made the tables of the backup: this program has them all, and unchanged. */
async function migrationsOf({ migrations }: Manifest, folder: string): Promise<Migration[]> {
  const known = new Map((await readMigrations(folder)).map((each) => [each.name, each]))
  return migrations.map(({ name, hash }) => {
    const migration = known.get(name)
    if (migration?.hash === hash) return migration
    throw new BackupProblem(
      migration
        ? `备份里的数据表是用另一个版本的程序建立的（${name} 与现在的不同）。`
        : `这份备份是更新版本的程序做的（有 ${name}）。`,
      migration ? '请用做备份时的版本来恢复。' : '请先更新到最新版本，再恢复。',
    )
  })
}

/** Schools there are now; none in a database that is new. */
export async function schoolsNow(client: pg.ClientBase): Promise<string[]> {
  const { rows: table } = await client.query<{ there: boolean }>(
    `select to_regclass('youju.org_unit') is not null as there`,
  )
  if (!table[0]?.there) return []
  const { rows } = await client.query<{ name: string }>(
    `select name from youju.org_unit where kind in ('school', 'district') order by kind desc, name`,
  )
  return rows.map(({ name }) => name)
}

async function refuseFull(client: pg.Client): Promise<void> {
  const schools = await schoolsNow(client)
  if (schools.length === 0) return
  throw new BackupProblem(
    `数据库不是空的：里面有${schools.slice(0, 3).join('、')}${schools.length > 3 ? `等 ${schools.length} 个单位` : ''}。`,
    '如果确实要用备份换掉它们，请先给现在的数据另做一份备份，再加上 --replace。',
  )
}

/** Who has just left may take a moment to be gone. */
async function refuseInUse(client: pg.Client): Promise<void> {
  for (const end = Date.now() + LEAVE_WITHIN_MS; await isInUse(client); await wait(100)) {
    if (Date.now() < end) continue
    throw new BackupProblem('有据正在运行，或另一个 youju 命令正在使用数据库。', '请先停下它，再恢复。')
  }
}

/** Of the embedded database, everybody who uses it has a place, and so have we. */
async function isInUse(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (select from pg_stat_activity
                     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'youju%')
         or (select count(*) > 1 from pg_locks where locktype = 'advisory' and granted and objid = $1) as used`,
    [PLACE],
  )
  return rows[0]?.used === true
}

async function makeTables(
  client: pg.Client,
  migrations: readonly Migration[],
  appRole: string | undefined,
): Promise<void> {
  await client.query('drop schema if exists youju cascade; drop table if exists public.migration')
  await client.query(MIGRATION_TABLE)
  for (const migration of migrations) await applyMigration(client, migration, appRole)
}

async function fillTables(client: pg.Client, folder: string, manifest: Manifest): Promise<void> {
  const tables = await tablesIn(client)
  const all = tables.map(({ name }) => `youju.${quoted(name)}`)
  const guards = (way: 'disable' | 'enable') =>
    client.query(all.map((name) => `alter table ${name} ${way} trigger user`).join(';'))
  // They would make hashes of the journal and rows of the past anew, and judge what was judged when it was written.
  await guards('disable')
  await client.query(`truncate ${all.join(', ')}`)
  for (const kept of manifest.tables) {
    refuseOtherColumns(tables, kept)
    const rows = await copyIn(client, copyFrom(kept), rowsOf(folder, kept))
    if (rows !== kept.rows) throw damaged(`表 ${kept.name} 的行数不对`)
  }
  for (const { table, column, value } of manifest.sequences) {
    await client.query('select setval(pg_get_serial_sequence($1, $2), $3, false)', [
      `youju.${quoted(table)}`,
      column,
      value,
    ])
  }
  await guards('enable')
}

function refuseOtherColumns(tables: readonly Table[], kept: Table): void {
  const table = tables.find(({ name }) => name === kept.name)
  if (table && [...table.columns].sort().join() === [...kept.columns].sort().join()) return
  throw damaged(`表 ${kept.name} 的列与数据表的版本对不上`)
}
