import type { MiddlewareHandler } from 'hono'
import { problem } from '#core/problem'

const BACK_IN_SECONDS = '5'

/** What requests come in by, and what holds them off once the end has begun. */
export class Gate {
  #running = 0
  #isClosed = false
  #left: (() => void) | undefined

  get running(): number {
    return this.#running
  }

  /** Refuses whatever comes from now on, and resolves when nothing runs any more. May be called again. */
  close(): Promise<void> {
    this.#isClosed = true
    if (this.#running === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const before = this.#left
      this.#left = () => {
        before?.()
        resolve()
      }
    })
  }

  readonly pass: MiddlewareHandler = async (c, next) => {
    if (this.#isClosed && c.req.path !== '/api/health') {
      const refusal = problem('busy')
      return c.json({ ok: false, problem: refusal.body }, 503, {
        'retry-after': BACK_IN_SECONDS,
        connection: 'close',
        'cache-control': 'no-store',
      })
    }
    this.#running += 1
    try {
      await next()
    } finally {
      this.#running -= 1
      if (this.#running === 0) this.#left?.()
    }
  }
}
