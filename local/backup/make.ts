import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { singleConnection } from '../../cloudfunctions/_shared/store/single-connection'
import { copyOut } from './copy'
import { backUpFiles } from './files'
import { FORMAT, type Manifest, tableFile, writeManifest } from './manifest'
import { asBackupProblem, BackupProblem } from './problem'
import { copyTo, quoted, sequencesIn, type Table, tablesIn } from './tables'

export interface Making {
  readonly owner: pg.ClientConfig
  readonly filesFolder: string
  /** Where it comes to lie: a folder that is not there yet. */
  readonly target: string
  readonly version: string
  readonly now: number
  say(line: string): void
}

const UNFINISHED = '.part'
const ABANDONED_AFTER_MS = 24 * 3_600_000

/**
 * Everything there is, as it was at one moment, while others go on writing: each table in one snapshot, then the files that
 * it knows. It appears under its name once it is whole.
 */
export async function makeBackup(making: Making): Promise<Manifest> {
  const target = path.resolve(making.target)
  try {
    if (await isThere(target)) {
      throw new BackupProblem(`${target} 已经有了。`, '请写一个还没有的文件夹，例如名字里带上今天的日期。')
    }
    await mkdir(path.dirname(target), { recursive: true })
    await sweepAbandoned(path.dirname(target))
    const aside = `${target}.${process.pid}${UNFINISHED}`
    try {
      await mkdir(path.join(aside, 'tables'), { recursive: true, mode: 0o700 })
      const manifest = await fill(aside, making)
      await rename(aside, target)
      await synced(path.dirname(target))
      return manifest
    } finally {
      await rm(aside, { recursive: true, force: true })
    }
  } catch (error) {
    throw asBackupProblem(error, target)
  }
}

async function fill(folder: string, { owner, filesFolder, version, now, say }: Making): Promise<Manifest> {
  const client = singleConnection({ ...owner, application_name: 'youju backup', statement_timeout: 0 })
  await client.connect()
  try {
    const database = await copyDatabase(client, folder, say)
    const files = await backUpFiles(client, filesFolder, folder, say)
    await client.query('commit')
    const manifest = {
      format: FORMAT,
      madeAt: new Date(now).toISOString(),
      version,
      ...database,
      files,
    } as const
    await writeManifest(folder, manifest)
    for (const each of ['tables', 'files', '']) await synced(path.join(folder, each))
    return manifest
  } finally {
    await client.end()
  }
}

type Copied = Pick<Manifest, 'migrations' | 'tables' | 'sequences' | 'heads'>

async function copyDatabase(client: pg.Client, folder: string, say: Making['say']): Promise<Copied> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  )
  if (!rows[0]?.there) throw new BackupProblem('数据库里还没有数据。', '请先启动一次有据，再做备份。')
  const locked = (await tablesIn(client)).map(({ name }) => `youju.${quoted(name)}`)
  await client.query('begin isolation level repeatable read read only')
  // Before the snapshot is taken, so that no migration changes a table that is still to be copied.
  await client.query(`lock table public.migration, ${locked.join(', ')} in access share mode`)
  // Fails rather than leaving rows out, should this role see only some of them.
  await client.query(`set local row_security = off; set local timezone = 'UTC'; set local datestyle = 'ISO';
    set local idle_in_transaction_session_timeout = 0`)
  const migrations = await client.query<{ name: string; hash: string }>(
    'select name, hash from public.migration order by name',
  )
  const tables = await tablesIn(client)
  const isChained = tables.some(({ name }) => name === 'journal_head')
  const written: Manifest['tables'] = []
  for (const table of tables) {
    const rows = copyOut(client, copyTo(table, isChained))
    written.push(await writtenTable(rows, table, folder))
  }
  say(`数据库：${tables.length} 张表，${written.reduce((sum, { rows }) => sum + rows, 0)} 行`)
  return {
    migrations: migrations.rows,
    tables: written,
    sequences: await sequencesIn(client),
    heads: isChained ? await headsIn(client) : [],
  }
}

async function writtenTable(
  copied: Readable,
  table: Table,
  folder: string,
): Promise<Manifest['tables'][number]> {
  let rows = 0
  const hash = createHash('sha256')
  const counted = new Transform({
    transform(block: Buffer, _, done) {
      rows += linesIn(block)
      done(null, block)
    },
  })
  const hashed = new Transform({
    transform(block: Buffer, _, done) {
      hash.update(block)
      done(null, block)
    },
  })
  const file = createWriteStream(tableFile(folder, table.name), { mode: 0o600, flush: true })
  await pipeline(copied, counted, createGzip({ level: 4 }), hashed, file)
  return { name: table.name, columns: [...table.columns], rows, sha256: hash.digest('hex') }
}

/** COPY writes a row a line, and line ends within it otherwise. */
export function linesIn(block: Buffer): number {
  let lines = 0
  for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, at + 1)) lines += 1
  return lines
}

async function headsIn(client: pg.Client): Promise<Manifest['heads']> {
  const { rows } = await client.query<{ districtId: string; schoolId: string; place: string; link: string }>(`
    select district_id as "districtId", school_id as "schoolId", place::text as place, encode(link, 'hex') as link
      from youju.journal_head where place > 0 order by district_id, school_id`)
  return rows.map((head) => ({ ...head, place: Number(head.place) }))
}

/** What a killed backup left beside this one would fill the disk in time. */
async function sweepAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!/\.\d+\.part$/.test(name)) continue
    const folder = path.join(parent, name)
    const { mtimeMs } = await stat(folder)
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(folder, { recursive: true, force: true })
  }
}

async function isThere(target: string): Promise<boolean> {
  try {
    return (await readdir(target)).length >= 0
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR') return true
    if (code === 'ENOENT') return false
    throw error
  }
}

async function synced(directory: string): Promise<void> {
  // Windows opens no directories; its file systems keep names without being told.
  if (process.platform === 'win32') return
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
