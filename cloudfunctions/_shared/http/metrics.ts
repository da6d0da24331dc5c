import { createHash, timingSafeEqual } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { EXPOSITION_TYPE, expose, type Family } from '../observe/exposition'

/** What reverse proxies say about whom they pass on: then the caller is somebody else than the loopback address says. */
const PASSED_ON = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-proto']

/** Figures for Prometheus: to this machine itself, and to who has the token. Nobody else learns that they are there. */
export function metrics(collect: () => Promise<readonly Family[]>, token: string | undefined): Hono {
  const app = new Hono()
  app.get('/', async (c) => {
    if (!isFromHere(c) && !hasToken(c, token)) return c.text('没有这个地址。', 404)
    return c.text(expose(await collect()), 200, {
      'content-type': EXPOSITION_TYPE,
      'cache-control': 'no-store',
    })
  })
  return app
}

function isFromHere(c: Context): boolean {
  if (PASSED_ON.some((name) => c.req.header(name) !== undefined)) return false
  const { address = '' } = getConnInfo(c).remote
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

/** Hashed first: neither how much of it is right nor how long it is shows in the time it takes. */
function hasToken(c: Context, token: string | undefined): boolean {
  if (!token) return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(c.req.header('authorization') ?? ''), digest(`Bearer ${token}`))
}
