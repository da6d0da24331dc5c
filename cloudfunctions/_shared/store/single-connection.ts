import pg from 'pg'

/**
 * A connection outside the pools. One that breaks between two statements says so to whoever listens, and ends the process where
 * nobody does; here the next statement fails, and says why.
 */
export function singleConnection(config: pg.ClientConfig): pg.Client {
  const client = new pg.Client(config)
  client.on('error', () => undefined)
  return client
}

/** The server ended it or went away, or the way to it did. */
const ENDED = new Set(['57P01', '57P02', 'ECONNRESET', 'EPIPE'])

/** Whether a statement failed because its connection broke: what was not committed is undone. */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '' } = error as { code?: string }
  return ENDED.has(code) || /^Connection terminated|connection error and is not queryable/.test(error.message)
}
