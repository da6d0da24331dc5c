import type pg from 'pg'

export interface RunningPostgres {
  /** Owns the schema: migrations only. */
  readonly owner: pg.ClientConfig
  /** Owns nothing and bypasses nothing: serves every request. */
  readonly app: pg.ClientConfig
  /** Superuser: for this supervisor and for tests. On an external database the same as `owner`. */
  readonly admin: pg.ClientConfig
  readonly started: 'initialised' | 'started' | 'reused'
  /** Leaves the server; the last one to leave stops it and waits for its end. May be called again. */
  stop(): Promise<void>
}

export type Say = (line: string) => void
