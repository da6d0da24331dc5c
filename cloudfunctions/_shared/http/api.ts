import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { openApi } from '#core/contract/openapi'
import { problem } from '#core/problem'
import { type Answer, answer } from '../endpoint/answer'
import { versionFrom } from '../endpoint/client-version'
import type { Deployment } from '../endpoint/deployment'
import { refuseUnread } from '../endpoint/refuse-unread'
import { requestIdFrom } from '../endpoint/request-id'
import { health } from './health'
import type { Proxies } from './proxies'
import { readBody } from './read-body'
import { backInSeconds } from './turn-away'

const BODY_LIMIT_BYTES = 256 * 1024
const LIMIT_BYTES: ReadonlyMap<string, number> = new Map([
  // A plan's whole document, or its workbook.
  ['plan', 1_536 * 1024],
  // A whole roster, as base64 or as cells in UTF-8.
  ['roster', 4 * 1024 * 1024],
])

interface Served {
  Bindings: HttpBindings
}

/** The operations over HTTP: `POST /api/<noun>/<verb>` with a bearer token, and the contract that describes them. */
export function api(deployment: Deployment, version: string, proxies: Proxies): Hono<Served> {
  const app = new Hono<Served>()
  let contractDocument: ReturnType<typeof openApi> | undefined

  app.post('/:noun/:verb', async (c) => {
    const { noun, verb } = c.req.param()
    const { incoming, outgoing } = c.env
    const { headers } = incoming
    const operation = `${noun}.${verb}`
    const requestId = requestIdFrom(headers['x-request-id'])
    const limitBytes = LIMIT_BYTES.get(noun) ?? BODY_LIMIT_BYTES
    const read = await readBody(incoming, limitBytes)
    if ('fault' in read && read.fault === 'tooLarge') {
      const refusal = refuseUnread(operation, requestId, problem('tooLarge', { limitBytes }), deployment)
      // The rest of the body is not read, so the connection cannot carry another request.
      return said(refusal, requestId, { connection: 'close' })
    }
    const input = 'text' in read ? inputOf(read.text) : undefined
    if (!input) return said(refuseUnread(operation, requestId, problem('badJson'), deployment), requestId)
    const answered = await answer(
      {
        operation,
        input: input.value,
        token: bearer(headers.authorization),
        openId: undefined,
        requestId,
        address: proxies.addressOf(incoming),
        clientVersion: versionFrom(headers['x-youju-version']),
        isGone: () => outgoing.destroyed,
      },
      deployment,
    )
    return said(answered, requestId, comeAgain(answered.body))
  })

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
  app.all('*', (c) => c.json({ ok: false, problem: problem('unknownOperation').body }, 404))
  return app
}

function bearer(header: string | undefined): string | undefined {
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined
}

/** What many calls or attempts are told in words, for programs (RFC 9110, 10.2.3). */
function comeAgain(body: Answer['body']): Record<string, string> {
  if (!body.ok && body.problem.code === 'busy') return { 'retry-after': backInSeconds() }
  const seconds = body.ok ? undefined : body.problem.details.waitSeconds
  return typeof seconds === 'number' ? { 'retry-after': String(Math.ceil(seconds)) } : {}
}

/** An empty body is an empty input; undefined for what is no JSON. */
function inputOf(text: string): { readonly value: unknown } | undefined {
  if (text.trim() === '') return { value: {} }
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** As a plain list, headers go out as they are. */
function said({ status, body }: Answer, requestId: string, more: Record<string, string> = {}): Response {
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  }
  return new Response(JSON.stringify(body), { status, headers: { ...headers, ...more } })
}
