import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { layoutOf } from '../../local/postgres/data-folder'
import { runningServer } from '../../local/postgres/lock-files'
import { readPasswords } from '../../local/postgres/passwords'
import { socketFolderOf } from '../../local/postgres/socket-folder'

const BACK_WITHIN_MS = 30_000
const USERS = { admin: 'youju_admin', owner: 'youju_owner', app: 'youju_app' } as const

export type Role = keyof typeof USERS

/** A data folder as whoever breaks it sees it: past hosts and their keeping of it. */
export class Place {
  readonly files: string

  constructor(readonly folder: string) {
    this.files = path.join(folder, 'files')
  }

  get socket(): string {
    return path.join(socketFolderOf(layoutOf(this.folder)), '.s.PGSQL.5432')
  }

  /** Straight to the database, not by way of the proxy. */
  config(role: Role, database = 'youju'): pg.ClientConfig {
    const layout = layoutOf(this.folder)
    return {
      host: socketFolderOf(layout),
      port: 5432,
      database,
      user: USERS[role],
      password: readPasswords(layout.passwords)[role],
      application_name: 'chaos',
    }
  }

  url(role: Role, port: number, database = 'youju'): string {
    const { password } = this.config(role)
    return `postgres://${USERS[role]}:${encodeURIComponent(String(password))}@127.0.0.1:${port}/${database}`
  }

  postmaster(): number | undefined {
    return runningServer(layoutOf(this.folder).cluster)
  }

  /** Waits for a server that has just been broken. */
  private async connect(role: Role, database: string): Promise<pg.Client> {
    for (const end = Date.now() + BACK_WITHIN_MS; ; await wait(50)) {
      const client = new pg.Client(this.config(role, database))
      client.on('error', () => undefined)
      try {
        await client.connect()
        return client
      } catch (error) {
        if (Date.now() > end) throw error
      }
    }
  }

  async rows<T extends pg.QueryResultRow>(
    sql: string,
    values: readonly unknown[] = [],
    role: Role = 'admin',
    database = 'youju',
  ): Promise<T[]> {
    const client = await this.connect(role, database)
    try {
      return (await client.query<T>(sql, [...values])).rows
    } finally {
      await client.end()
    }
  }
}
