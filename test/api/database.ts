import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import { startPostgres } from '../../local/postgres/start-postgres'

declare module 'vitest' {
  interface ProvidedContext {
    database: { owner: pg.ClientConfig; app: pg.ClientConfig; admin: pg.ClientConfig }
  }
}

const MIGRATIONS = path.resolve(import.meta.dirname, '../../cloudfunctions/_shared/store/migrations')

/** One real, migrated database for the run; every test school in it is a district of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-test-'))
  const postgres = await startPostgres({ dataFolder, say: () => undefined })
  await migrate(postgres.owner, MIGRATIONS)
  project.provide('database', {
    owner: postgres.owner,
    app: postgres.app,
    admin: postgres.admin,
  })
  return async () => {
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
