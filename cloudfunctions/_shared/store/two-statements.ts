import type pg from 'pg'

export interface Statement {
  /** Under which a connection keeps its plan. */
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** A transaction of two statements: they go out with the begin and the commit around them, so that it takes two round trips. */
export interface TwoStatements {
  first<Row>(statement: Statement): Promise<Row[]>
  /** Once this resolves, all is committed; once it rejects, nothing is kept. */
  last<Row>(statement: Statement): Promise<Row[]>
}

export async function inTwoStatements<T>(
  pool: pg.Pool,
  work: (statements: TwoStatements) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let isOpen = false
  const ask = async <Row>({ values, ...statement }: Statement): Promise<Row[]> =>
    (await client.query({ ...statement, values: [...values] })).rows
  try {
    const outcome = await work({
      async first<Row>(statement: Statement) {
        isOpen = true
        const [, rows] = await Promise.all([client.query('begin'), ask<Row>(statement)])
        return rows
      },
      async last<Row>(statement: Statement) {
        const [rows] = await Promise.all([ask<Row>(statement), client.query('commit')])
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
