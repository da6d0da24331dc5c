import { createServer } from 'node:net'
import type pg from 'pg'
import type { Account } from './account'
import { ADMIN } from './cluster'
import type { Layout } from './data-folder'
import { runningPort } from './lock-files'
import { type Passwords, readPasswords } from './passwords'
import type { Binaries } from './platform-package'
import type { Say } from './running-postgres'

/** Everything about one data folder that does not change while it is in use. */
export interface Site {
  readonly layout: Layout
  readonly account: Account | undefined
  readonly socketFolder: string
  readonly settings: Readonly<Record<string, string>>
  /** Found only when needed: joining a running server needs none. */
  programs(): Promise<Binaries>
  readonly say: Say
}

const USERS = { admin: ADMIN, owner: 'youju_owner', app: 'youju_app' } as const satisfies Record<
  keyof Passwords,
  string
>

export const DATABASE = 'youju'
export const MAINTENANCE = 'postgres'

export function configOf(site: Site, role: keyof Passwords, database: string = DATABASE): pg.ClientConfig {
  return {
    ...addressOf(site),
    database,
    user: USERS[role],
    password: readPasswords(site.layout.passwords)[role],
    application_name: `youju ${role}`,
  }
}

function addressOf({ layout, socketFolder }: Site): { host: string; port?: number } {
  if (process.platform !== 'win32') return { host: socketFolder, port: 5432 }
  const port = runningPort(layout.cluster)
  return port === undefined ? { host: '127.0.0.1' } : { host: '127.0.0.1', port }
}

/** Windows has no private sockets for PostgreSQL's clients, so it gets a port of the loopback address. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
