import type pg from 'pg'

type Ask<Row extends pg.QueryResultRow> = (client: pg.ClientBase) => Promise<pg.QueryResult<Row>>

/** A transaction of two statements: they go out with the begin and the commit around them, so that it takes two round trips. */
export interface TwoStatements {
  first<Row extends pg.QueryResultRow>(ask: Ask<Row>): Promise<Row[]>
  /** Once this resolves, all is committed; once it rejects, nothing is kept, or nobody can say. */
  last<Row extends pg.QueryResultRow>(ask: Ask<Row>): Promise<Row[]>
}

export async function inTwoStatements<T>(
  pool: pg.Pool,
  work: (statements: TwoStatements) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let isOpen = false
  try {
    const outcome = await work({
      async first(ask) {
        isOpen = true
        const [, { rows }] = await Promise.all([client.query('begin'), ask(client)])
        return rows
      },
      async last(ask) {
        const [{ rows }] = await Promise.all([ask(client), client.query('commit')])
        isOpen = false
        return rows
      },
    })
    if (isOpen) await client.query('rollback')
    client.release()
    return outcome
  } catch (error) {
    // Whatever state it was left in, nobody is handed it any more.
    client.release(true)
    throw error
  }
}
