import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { AtHandShelf } from './at-hand'
import { dropSilent } from './silent-connections'
import type { Tables } from './tables'

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>

export interface Store {
  readonly db: Database
  readonly atHand: AtHandShelf
  /** Beside `db`, for what has no time for more than one round trip: one statement that is a transaction by itself. */
  readonly pool: Pick<pg.Pool, 'query'>
  connections(): Connections
  close(): Promise<void>
}

/** Of a pool, now. `waiting` are those that want one and have none. */
export interface Connections {
  readonly open: number
  readonly idle: number
  readonly waiting: number
}

const DATE = 1082
const BIGINT = 20
const INTEGERS = 1007

const [COMMA, END, MINUS, ZERO] = [',', '}', '-', '0'].map((each) => each.charCodeAt(0))

/** As PostgreSQL writes them: `{1,-2,3}`. */
function integers(text: string): number[] {
  const numbers: number[] = []
  if (text === '{}') return numbers
  let [amount, sign] = [0, 1]
  for (let index = 1; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === COMMA || code === END) {
      numbers.push(sign * amount)
      amount = 0
      sign = 1
    } else if (code === MINUS) sign = -1
    else amount = amount * 10 + code - (ZERO as number)
  }
  return numbers
}

/** Dates stay `YYYY-MM-DD` strings; bigints here are counts and sequence numbers that fit a number. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === DATE) return (text: string) => text
    if (oid === BIGINT) return Number
    // One dimension and no nulls, many thousands of them: pg's own reading of any array takes several times as long.
    if (oid === INTEGERS) return integers
    return pg.types.getTypeParser(oid, format)
  },
}

/** A pool that serves requests as the powerless role; one row-secured transaction a request. */
export function openStore(config: pg.PoolConfig, onError: (error: Error) => void): Store {
  const settings = {
    max: 12,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
    application_name: 'youju',
    // What is asked at once goes out at once; answers come in order.
    pipeline: true,
    ...config,
    types,
  } satisfies pg.PoolConfig
  const pool = new pg.Pool(settings)
  // One that breaks between two statements of a transaction tells whoever listens, or ends the process; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined))
  if (settings.statement_timeout) dropSilent(pool, settings.statement_timeout)
  let closing = false
  // A connection that the stopping server ends while the pool lets go of it is no news.
  pool.on('error', (error) => closing || onError(error))
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  }).withSchema('youju')
  return {
    db,
    atHand: new AtHandShelf(),
    pool,
    connections: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close() {
      closing = true
      return db.destroy()
    },
  }
}
