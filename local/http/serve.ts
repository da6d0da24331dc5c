import { Hono } from 'hono'
import type { Deployment } from '../../cloudfunctions/_shared/endpoint/deployment'
import { api } from '../../cloudfunctions/_shared/http/api'
import { calendar } from '../../cloudfunctions/_shared/http/calendar'
import { Gate } from '../../cloudfunctions/_shared/http/gate'
import { listen } from '../../cloudfunctions/_shared/http/listen'
import { metrics } from '../../cloudfunctions/_shared/http/metrics'
import { type Proxies, proxiesIn } from '../../cloudfunctions/_shared/http/proxies'
import { type Family, gauge } from '../../cloudfunctions/_shared/observe/exposition'
import type { FileFolder } from '../files/file-folder'
import { files } from './files'
import { site } from './site'

export interface Serving {
  readonly port: number
  /** From now on whatever comes is sent away, readiness first of all; what runs goes on. */
  refuse(): void
  /** Refuses, lets running requests finish, then closes. */
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
  /** What /metrics tells besides the requests that are under way; without it nothing is told. */
  readonly figures?: () => Promise<readonly Family[]>
  readonly metricsToken?: string | undefined
  /** Who is believed about where requests come from; without it nobody is but the connection itself. */
  readonly proxies?: Proxies
}

const FINISH_WITHIN_MS = 10_000

/** The app and the operations on one port. Rejects with the system's error (EADDRINUSE, EACCES) when it cannot listen. */
export async function serve(deployment: Deployment, options: ServeOptions): Promise<Serving> {
  const gate = new Gate()
  const { proxies = proxiesIn({}) } = options
  const app = new Hono()
  app.use(gate.pass)
  if (options.figures)
    app.route('/metrics', metrics(withRunning(gate, options.figures), options.metricsToken))
  app.route('/api', api(deployment, options.version, proxies))
  app.route('/calendar', calendar(deployment))
  if (options.files) app.route('/files', files(options.files))
  if (options.siteFolder !== null) app.route('/', site(options.siteFolder))
  const listening = await listen(app, { ...options, proxies, admission: deployment.admission })
  return {
    port: listening.port,
    refuse: () => void gate.close(),
    async stop() {
      let giveUp: NodeJS.Timeout | undefined
      const patience = new Promise<void>((resolve) => {
        giveUp = setTimeout(resolve, FINISH_WITHIN_MS)
      })
      await Promise.race([gate.close(), patience])
      clearTimeout(giveUp)
      await listening.stop()
    },
  }
}

function withRunning(gate: Gate, figures: () => Promise<readonly Family[]>) {
  return async () => [
    gauge('youju_requests_in_flight', 'Requests under way, this one too.', gate.running),
    ...(await figures()),
  ]
}
