import type { RequestListener, Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Admission } from '../endpoint/admission'
import { withHeaders } from './headers'
import type { Proxies } from './proxies'
import { turnAway } from './turn-away'

export interface Listening {
  readonly port: number
  /** Lets running requests finish, then closes. */
  stop(): Promise<void>
}

/** A device on a slow line has so long to send a request. */
const REQUEST_TIMEOUT_MS = 30_000
/** Of the headers alone: they fit into one packet or two. */
const HEADERS_TIMEOUT_MS = 10_000
const LOOK_FOR_SLOW_ONES_MS = 5_000
const KEEP_ALIVE_MS = 10_000
/** Beyond these the system turns connections away: each takes some kilobytes. */
const MOST_CONNECTIONS = 4_000
const STOP_GRACE_MS = 5_000

interface Listen {
  readonly port: number
  readonly hostname: string
  readonly proxies: Proxies
  /** Who says how much is taken on; without it everything is. */
  readonly admission?: Admission | undefined
}

/** Rejects with the system's error (EADDRINUSE, EACCES) when it cannot listen. */
export function listen(app: Hono, { port, hostname, proxies, admission }: Listen): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const serverOptions = { connectionsCheckingInterval: LOOK_FOR_SLOW_ONES_MS }
    const server = serve({ fetch: app.fetch, port, hostname, serverOptions }, (info) => {
      server.off('error', reject)
      resolve({ port: info.port, stop: () => stop(server) })
    }) as Server
    if (admission) guard(server, admission)
    server.prependListener('request', withHeaders(proxies))
    server.requestTimeout = REQUEST_TIMEOUT_MS
    server.headersTimeout = HEADERS_TIMEOUT_MS
    server.keepAliveTimeout = KEEP_ALIVE_MS
    server.maxConnections = MOST_CONNECTIONS
    server.once('error', reject)
  })
}

function guard(server: Server, admission: Admission): void {
  const [listener] = server.listeners('request') as RequestListener[]
  if (!listener) throw new Error('nobody listens to requests')
  server.removeAllListeners('request')
  server.on('request', turnAway(admission, listener))
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
