import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../local/postgres/start-postgres'
import { seedSchool } from './seed-school'

declare module 'vitest' {
  interface ProvidedContext {
    /** The database of the demo school that every running school gets a copy of; nobody may be connected to it. */
    seededSchool: { owner: pg.ClientConfig; app: pg.ClientConfig; admin: pg.ClientConfig }
  }
}

/** Seeds the demo school once for all files of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'youju-seeded-'))
  const postgres = await startPostgres({ dataFolder, say: () => undefined })
  await seedSchool(postgres, dataFolder)
  const { owner, app, admin } = postgres
  project.provide('seededSchool', { owner, app, admin })
  return async () => {
    await postgres.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
