import type pg from 'pg'
import { CallTimes } from '../../cloudfunctions/_shared/observe/call-times'
import { serve } from '../../local/http/serve'
import { clockOn } from '../../local/start/clock'
import { hostDeployment } from '../../local/start/host-deployment'
import { startScheduler } from '../../local/start/scheduler'
import { NO_PLATFORM } from '../caller'
import { TODAY } from './submissions-of'

/** What the parent tells this process when it is started. */
export interface HostOrder {
  readonly owner: pg.ClientConfig
  readonly app: pg.ClientConfig
  readonly secret: string
}

/** What it answers when asked for its usage. */
export interface HostUsage {
  readonly cpuSeconds: number
  readonly rssBytes: number
}

/** The host as `npm start` runs it, without the client's pages: a process of its own, so that nothing of the load's is in its figures. */
process.once('message', async ({ owner, app, secret }: HostOrder) => {
  const times = new CallTimes()
  const deployment = hostDeployment({
    postgres: { owner, app },
    secret: new TextEncoder().encode(secret),
    files: NO_PLATFORM.files,
    clock: clockOn(TODAY),
    demo: false,
    env: process.env,
    level: 'calls',
    observe: times.observe,
  })
  const serving = await serve(deployment, {
    port: 0,
    hostname: '127.0.0.1',
    siteFolder: null,
    version: 'bench',
  })
  const scheduler = startScheduler(owner, deployment)
  process.on('message', (asked) => {
    if (asked !== 'usage') return
    const { user, system } = process.cpuUsage()
    process.send?.({
      cpuSeconds: (user + system) / 1e6,
      rssBytes: process.memoryUsage.rss(),
    } satisfies HostUsage)
  })
  process.once('disconnect', async () => {
    await scheduler.stop()
    await serving.stop()
    await deployment.store.close()
    process.exit(0)
  })
  process.send?.({ port: serving.port })
})
