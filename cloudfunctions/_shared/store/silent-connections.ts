import type { Socket } from 'node:net'
import type pg from 'pg'

/** How much longer than its own time-out a statement may take to be heard of. */
const PATIENCE_MS = 2_000

/**
 * A firewall that forgets, or a database that has moved, leaves connections that lead nowhere and do not say so: whoever asks on
 * one waits for a quarter of an hour, and soon the whole pool does. The server ends every statement by its time-out, so that one
 * which is not heard of for longer has nobody at the other end: its connection is dropped, and those that lie idle with it.
 */
export function dropSilent(pool: pg.Pool, statementTimeoutMs: number): void {
  pool.on('connect', (client) => {
    const socket = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection
      .stream
    let answered = socket.bytesWritten
    client.on('drain', () => {
      answered = socket.bytesWritten
    })
    socket.setTimeout(statementTimeoutMs + PATIENCE_MS)
    socket.on('timeout', () => {
      if (socket.bytesWritten === answered) return
      socket.destroy(Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' }))
      dropIdle(pool)
    })
  })
}

function dropIdle(pool: pg.Pool): void {
  for (let idle = pool.idleCount; idle > 0; idle -= 1) {
    pool.connect().then(
      (client) => client.release(true),
      // Then there was none to be dropped any more.
      () => undefined,
    )
  }
}
