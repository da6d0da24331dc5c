import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { copyOut } from '../../local/backup/copy'

/** It is no package of ours: 68 MB for one bench. Named by YOUJU_DUCKDB it is looked for in that folder, else beside ours. */
export const DUCKDB = '@duckdb/node-api@1.5.6-r.1'

/** Of its interface what is used here. */
interface Api {
  readonly DuckDBInstance: {
    create(file: string, options: Readonly<Record<string, string>>): Promise<Instance>
  }
}
interface Instance {
  connect(): Promise<Connection>
  closeSync(): void
}
interface Connection {
  run(sql: string): Promise<unknown>
  prepare(sql: string): Promise<Prepared>
  closeSync(): void
}
interface Prepared {
  bindVarchar(place: number, value: string): void
  runAndReadAll(): Promise<{ getRowObjectsJson(): Record<string, string | number | null>[] }>
}

export type Row = Readonly<Record<string, string | number | null>>

/** What is asked of each, as PostgreSQL keeps it. */
const TABLES = {
  record:
    'district_id uuid, school_id uuid, term_id uuid, kind varchar, state varchar, author_id uuid, happened_on date, payload json',
  appointment: 'district_id uuid, school_id uuid, person_id uuid, post varchar, from_on date, to_on date',
} as const

/** A copy of the rows in a DuckDB of its own, in a file, with as many threads as there are processors. */
export class DuckCopy {
  private constructor(
    private readonly instance: Instance,
    private readonly connection: Connection,
    private readonly folder: string,
  ) {}

  /** Undefined where DuckDB is not installed. */
  static async open(): Promise<DuckCopy | undefined> {
    const api = await installed()
    if (!api) return undefined
    const folder = await mkdtemp(path.join(os.tmpdir(), 'youju-bench-duckdb-'))
    const instance = await api.DuckDBInstance.create(path.join(folder, 'rows.duckdb'), {
      autoinstall_known_extensions: 'false',
      threads: String(os.cpus().length),
    })
    return new DuckCopy(instance, await instance.connect(), folder)
  }

  /** All rows as they are now, in the order that PostgreSQL has them in. */
  async fill(owner: pg.ClientConfig): Promise<void> {
    for (const [table, columns] of Object.entries(TABLES)) {
      const names = columns.split(', ').map((column) => column.split(' ')[0])
      const file = path.join(this.folder, `${table}.csv`)
      await writeRows(
        owner,
        `copy (select ${names.join(', ')} from youju.${table}) to stdout (format csv)`,
        file,
      )
      await this.connection.run(`create or replace table ${table} (${columns})`)
      await this.connection.run(
        `copy ${table} from '${file}' (format csv, header false, delimiter ',', quote '"', escape '"')`,
      )
      await rm(file)
    }
    await this.connection.run('checkpoint')
  }

  /** A statement made ready, to be carried out again and again. */
  async statement(sql: string, values: readonly string[]): Promise<() => Promise<Row[]>> {
    const prepared = await this.connection.prepare(sql)
    for (const [index, value] of values.entries()) prepared.bindVarchar(index + 1, value)
    return async () => (await prepared.runAndReadAll()).getRowObjectsJson()
  }

  async close(): Promise<void> {
    this.connection.closeSync()
    this.instance.closeSync()
    await rm(this.folder, { recursive: true, force: true })
  }
}

async function installed(): Promise<Api | undefined> {
  const folder = process.env.YOUJU_DUCKDB ?? process.cwd()
  try {
    const entry = createRequire(path.join(folder, 'package.json')).resolve('@duckdb/node-api')
    return (await import(pathToFileURL(entry).href)) as Api
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

async function writeRows(owner: pg.ClientConfig, copy: string, file: string): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await pipeline(copyOut(client, copy), createWriteStream(file))
  } finally {
    await client.end()
  }
}
