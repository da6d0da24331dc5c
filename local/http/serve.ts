import type { Server } from 'node:http'
import { serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/answer'
import { api } from '../../cloudfunctions/_shared/http/api'
import { calendar } from '../../cloudfunctions/_shared/http/calendar'
import type { FileFolder } from '../files/file-folder'
import { files } from './files'
import { site } from './site'

export interface Serving {
  readonly port: number
  /** Lets running requests finish, then closes. */
  stop(): Promise<void>
}

export interface ServeOptions {
  readonly port: number
  readonly hostname: string
  /** The built client; null serves the operations alone. */
  readonly siteFolder: string | null
  /** Where the links to files of records lead; without it nowhere. */
  readonly files?: FileFolder
  readonly version: string
}

const REQUEST_TIMEOUT_MS = 30_000
const STOP_GRACE_MS = 5_000

/** The app and the operations on one port. Rejects with the system's error (EADDRINUSE, EACCES) when it cannot listen. */
export function serve(deployment: Deployment, options: ServeOptions): Promise<Serving> {
  const app = new Hono()
  app.route('/api', api(deployment, options.version))
  app.route('/calendar', calendar(deployment))
  if (options.files) app.route('/files', files(options.files))
  if (options.siteFolder !== null) app.route('/', site(options.siteFolder))
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, port: options.port, hostname: options.hostname }, (info) => {
      server.off('error', reject)
      resolve({ port: info.port, stop: () => stop(server) })
    }) as Server
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
