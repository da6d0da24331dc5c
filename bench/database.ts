import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '../cloudfunctions/_shared/store/migrate'
import { startPostgres } from '../local/postgres/start-postgres'

export const MIGRATIONS = path.resolve(__dirname, '../cloudfunctions/_shared/store/migrations')

export interface BenchDatabase {
  /** As the owner, past row security. */
  readonly owner: pg.Pool
  /** What jobs connect with. */
  readonly ownerConfig: pg.ClientConfig
  /** What the application connects with. */
  readonly app: pg.ClientConfig
}

/**
 * A real database of its own, migrated and thrown away afterwards, with the settings that the local host uses but for those that are
 * given.
 */
export async function withDatabase<T>(
  work: (database: BenchDatabase) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-bench-'))
  const postgres = await startPostgres({ dataFolder, say: () => undefined, settings })
  await migrate(postgres.owner, MIGRATIONS)
  const owner = new pg.Pool({ ...postgres.owner, max: 2 })
  owner.on('error', ({ message }) => console.error(message))
  try {
    return await work({ owner, ownerConfig: postgres.owner, app: postgres.app })
  } finally {
    await owner.end()
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
