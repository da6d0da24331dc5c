import { Hono } from 'hono'
import { whatIsMissing } from '../observe/readiness'
import type { Store } from '../store/store'

/** For whoever keeps the process running, and whoever sends people to it: that it lives, and whether it can serve. */
export function health(store: Store): Hono {
  const app = new Hono()
  app.get('/health', (c) => c.json({ ok: true }))
  app.get('/ready', async (c) => {
    const missing = await whatIsMissing(store)
    return missing.length === 0 ? c.json({ ok: true }) : c.json({ ok: false, missing }, 503)
  })
  return app
}
