import pg from 'pg'
import { inject } from 'vitest'
import type { PersonKey } from './cast'
import type { TestSchool } from './test-school'

/** What a raw statement did: the rows it touched, or that the database refused it. */
export type Outcome = number | 'denied'

export interface Entered {
  /** Runs a statement for what it does, and undoes it. */
  tries(statement: string, values?: readonly unknown[]): Promise<Outcome>
  rows<T extends pg.QueryResultRow>(statement: string, values?: readonly unknown[]): Promise<T[]>
}

/** Raw SQL in the application's role, in a transaction entered for somebody (or for nobody), past every operation. */
export async function entered<T>(
  school: TestSchool,
  who: PersonKey | null,
  act: (as: Entered) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(inject('database').app)
  await client.connect()
  try {
    await client.query('begin')
    if (who !== null) {
      const values = [school.districtId, school.sessions[who], '2026-11-18']
      await client.query('select youju.enter($1, $2, $3)', values)
    }
    return await act({
      tries: async (statement, values = []) => {
        await client.query('savepoint before')
        try {
          return (await client.query(statement, [...values])).rowCount ?? 0
        } catch (error) {
          if ((error as { code?: string }).code !== '42501') throw error
          return 'denied'
        } finally {
          await client.query('rollback to savepoint before')
        }
      },
      rows: async <R extends pg.QueryResultRow>(statement: string, values: readonly unknown[] = []) =>
        (await client.query<R>(statement, [...values])).rows,
    })
  } finally {
    await client.end()
  }
}
