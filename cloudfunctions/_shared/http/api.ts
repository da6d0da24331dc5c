import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { openApi } from '#core/contract/openapi'
import { problem } from '#core/problem'
import { type Answer, answer, type Deployment } from '../endpoint/answer'
import { versionFrom } from '../endpoint/client-version'
import { refuseUnread } from '../endpoint/refuse-unread'
import { requestIdFrom } from '../endpoint/request-id'
import { health } from './health'
import type { Proxies } from './proxies'
import { backInSeconds } from './turn-away'

const BODY_LIMIT_BYTES = 256 * 1024
/** A plan's whole document, or its workbook. */
const PLAN_LIMIT_BYTES = 1_536 * 1024
/** A whole roster, as base64 or as cells in UTF-8. */
const ROSTER_LIMIT_BYTES = 4 * 1024 * 1024

interface Served {
  Bindings: HttpBindings
}

/** The operations over HTTP: `POST /api/<noun>/<verb>` with a bearer token, and the contract that describes them. */
export function api(deployment: Deployment, version: string, proxies: Proxies): Hono<Served> {
  const app = new Hono<Served>()
  let contractDocument: ReturnType<typeof openApi> | undefined

  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  // Made when it is asked for: it is of no use to a function that starts for somebody's call.
  app.get('/contract', (c) => {
    contractDocument ??= openApi(version)
    return c.json(contractDocument)
  })
  app.route('/', health(deployment.store))

  const limitTo = (limitBytes: number) =>
    bodyLimit({
      maxSize: limitBytes,
      onError: (c) => {
        const { noun = '', verb = '' } = c.req.param()
        const requestId = requestIdFrom(c.req.header('x-request-id'))
        const refusal = problem('tooLarge', { limitBytes })
        const { status, body } = refuseUnread(`${noun}.${verb}`, requestId, refusal, deployment)
        // The rest of the body is not read, so the connection cannot carry another request.
        return c.json(body, status as 413, { connection: 'close', 'x-request-id': requestId })
      },
    })
  const limit = limitTo(BODY_LIMIT_BYTES)
  const limits = new Map([
    ['plan', limitTo(PLAN_LIMIT_BYTES)],
    ['roster', limitTo(ROSTER_LIMIT_BYTES)],
  ])

  app.post(
    '/:noun/:verb',
    (c, next) => (limits.get(c.req.param('noun')) ?? limit)(c, next),
    async (c) => {
      const { noun, verb } = c.req.param()
      const requestId = requestIdFrom(c.req.header('x-request-id'))
      const input = await readJson(c.req.raw)
      const { status, body } = input.ok
        ? await answer(
            {
              operation: `${noun}.${verb}`,
              input: input.value,
              token: bearer(c.req.header('authorization')),
              openId: undefined,
              requestId,
              address: proxies.addressOf(c.env.incoming),
              clientVersion: versionFrom(c.req.header('x-youju-version')),
              isGone: () => c.env.outgoing.destroyed,
            },
            deployment,
          )
        : refuseUnread(`${noun}.${verb}`, requestId, problem('badJson'), deployment)
      return c.json(body, status as 200, { 'x-request-id': requestId, ...comeAgain(body) })
    },
  )

  app.all('*', (c) => c.json({ ok: false, problem: problem('unknownOperation').body }, 404))
  return app
}

function bearer(header: string | undefined): string | undefined {
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined
}

/** What many calls or attempts are told in words, for programs (RFC 9110, 10.2.3). */
function comeAgain(body: Answer['body']): { 'retry-after'?: string } {
  if (!body.ok && body.problem.code === 'busy') return { 'retry-after': backInSeconds() }
  const seconds = body.ok ? undefined : body.problem.details.waitSeconds
  return typeof seconds === 'number' ? { 'retry-after': String(Math.ceil(seconds)) } : {}
}

/** An empty body is an empty input. */
async function readJson(request: Request): Promise<{ ok: true; value: unknown } | { ok: false }> {
  const text = await request.text()
  if (text.trim() === '') return { ok: true, value: {} }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false }
    throw error
  }
}
