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
