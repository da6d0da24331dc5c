import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { layoutOf } from '../../local/postgres/data-folder'
import { childrenOf } from '../stage/processes'
import type { Stage } from '../stage/stage'

export interface Measurement {
  readonly at: number
  /** Of the host: what it holds after the collector has been round, what it occupies, what it has open. */
  readonly heapMB: number
  readonly rssMB: number
  readonly handles: number
  /** Of the database: who is connected, for how long its oldest transaction is open, its log and what is to be replayed. */
  readonly connections: number
  readonly oldestTransactionSeconds: number
  readonly serverLogKB: number
  readonly walMB: number
  /** What the server's processes hold each for itself: all of them together, and the largest connection. */
  readonly serverMB: number
  readonly connectionMB: number
  readonly databaseMB: number
  readonly records: number
  /** What waits to be sent or sealed, and what lies about. */
  readonly waitingMessages: number
  readonly unsealed: number
  readonly fileParts: number
  readonly temporaryFiles: number
}

const MB = 1024 * 1024

export async function measure(stage: Stage): Promise<Measurement> {
  const [host] = stage.hosts
  if (!host) throw new Error('there is no host to be measured')
  const heap = await host.heapAfterCollecting()
  const [row] = await stage.place.rows<{
    connections: number
    oldest: number
    wal: number
    size: number
    records: number
    parts: number
    waiting: number
    unsealed: number
  }>(
    `select (select count(*)::int from pg_stat_activity where application_name like 'youju%') as connections,
            (select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float from pg_stat_activity
              where backend_type = 'client backend' and pid <> pg_backend_pid()) as oldest,
            (select sum(size)::float from pg_ls_waldir()) as wal,
            pg_database_size('youju')::float as size,
            (select count(*)::int from youju.record) as records,
            (select count(*)::int from youju.file_part) as parts,
            (select count(*)::int from youju.reminder where state = 'waiting' and not_before < now() - interval '1 minute') as waiting,
            (select count(*)::int from youju.unsealed()) as unsealed`,
  )
  const layout = layoutOf(stage.place.folder)
  return {
    at: Date.now(),
    heapMB: inMB(heap),
    rssMB: inMB(memoryOf(host.pid, 'VmRSS')),
    handles: readdirSync(`/proc/${host.pid}/fd`).length,
    connections: row?.connections ?? 0,
    oldestTransactionSeconds: Math.round(row?.oldest ?? 0),
    serverLogKB: Math.round(statSync(layout.log).size / 1024),
    walMB: inMB(row?.wal ?? 0),
    ...memoryOfServer(stage.place.postmaster()),
    databaseMB: inMB(row?.size ?? 0),
    records: row?.records ?? 0,
    waitingMessages: row?.waiting ?? 0,
    unsealed: row?.unsealed ?? 0,
    fileParts: row?.parts ?? 0,
    temporaryFiles: partsIn(stage.place.files) + partsIn(path.join(layout.cluster, 'base/pgsql_tmp')),
  }
}

const inMB = (bytes: number) => Math.round((bytes / MB) * 10) / 10

function memoryOfServer(postmaster: number | undefined) {
  const each = postmaster === undefined ? [] : childrenOf(postmaster).map((pid) => memoryOf(pid, 'RssAnon'))
  return {
    serverMB: inMB(each.reduce((sum, bytes) => sum + bytes, 0)),
    connectionMB: inMB(Math.max(0, ...each)),
  }
}

/** RssAnon is RSS without files and without the memory that PostgreSQL's processes share. */
function memoryOf(pid: number, what: 'VmRSS' | 'RssAnon'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024
  } catch (error) {
    // A worker of the server has ended since it was listed.
    if (['ENOENT', 'ESRCH'].includes(String((error as NodeJS.ErrnoException).code))) return 0
    throw error
  }
}

/** Files that were begun and not finished. */
function partsIn(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true }).filter((name) => /\.part$|pgsql_tmp/.test(String(name)))
      .length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}
