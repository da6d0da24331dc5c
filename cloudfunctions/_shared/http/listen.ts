import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { withHeaders } from './headers'
import type { Proxies } from './proxies'

export interface Listening {
  readonly port: number
  /** Lets running requests finish, then closes. */
  stop(): Promise<void>
}

const REQUEST_TIMEOUT_MS = 30_000
const STOP_GRACE_MS = 5_000

/** Rejects with the system's error (EADDRINUSE, EACCES) when it cannot listen. */
export function listen(
  app: Hono,
  { port, hostname, proxies }: { port: number; hostname: string; proxies: Proxies },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname }, (info) => {
      server.off('error', reject)
      resolve({ port: info.port, stop: () => stop(server) })
    }) as Server
    server.prependListener('request', withHeaders(proxies))
    server.requestTimeout = REQUEST_TIMEOUT_MS
    server.headersTimeout = REQUEST_TIMEOUT_MS / 2
    server.once('error', reject)
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}
