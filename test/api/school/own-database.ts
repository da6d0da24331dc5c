import path from 'node:path'
import pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { inject } from 'vitest'
import { migrate } from '../../../cloudfunctions/_shared/store/migrate'

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../cloudfunctions/_shared/store/migrations')

export interface OwnDatabase {
  readonly owner: pg.ClientConfig
  readonly app: pg.ClientConfig
  drop(): Promise<void>
}

/** A migrated database beside the run's, for what goes by all schools of a database. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const given = inject('database')
  const database = `jobs_${uuidv7().replaceAll('-', '')}`
  await asAdmin(`create database ${database} owner ${given.owner.user} template template0 encoding 'UTF8'`)
  const owner = { ...given.owner, database }
  await asAdmin(
    `grant usage, create on schema public to ${owner.user}; grant usage on schema public to ${given.app.user}`,
    database,
  )
  await migrate(owner, MIGRATIONS)
  return {
    owner,
    app: { ...given.app, database },
    drop: () => asAdmin(`drop database ${database} with (force)`),
  }

  async function asAdmin(statement: string, of = given.admin.database): Promise<void> {
    const client = new pg.Client({ ...given.admin, ...(of ? { database: of } : {}) })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
}
