import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../cloudfunctions/_shared/store/migrate'
import { startPostgres } from '../../local/postgres/start-postgres'
import { databaseUrl } from './cloud/deployed'
import { openPorter } from './entrance/porter'
import { TOKEN_SECRET } from './school/token-secret'

declare module 'vitest' {
  interface ProvidedContext {
    database: { owner: pg.ClientConfig; app: pg.ClientConfig; admin: pg.ClientConfig }
  }
}

const MIGRATIONS = path.resolve(import.meta.dirname, '../../cloudfunctions/_shared/store/migrations')

/** Every function has a pool of its own. What is on disk when the machine fails is looked at elsewhere. */
const SETTINGS = { max_connections: '200', fsync: 'off' }

/** One real, migrated database for the run; every test school in it is a district of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-test-'))
  const postgres = await startPostgres({ dataFolder, say: () => undefined, settings: SETTINGS })
  await migrate(postgres.owner, MIGRATIONS)
  project.provide('database', {
    owner: postgres.owner,
    app: postgres.app,
    admin: postgres.admin,
  })
  const porter = await openPorter({
    DATABASE_URL: databaseUrl(postgres.app),
    YOUJU_TOKEN_SECRET: TOKEN_SECRET,
  })
  project.provide('porter', porter.address)
  return async () => {
    await porter.close()
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
