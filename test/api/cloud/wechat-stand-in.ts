import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AskedCode, ENDPOINTS, type Question, type Reply, type SentMessage } from './wechat-endpoints'

/**
 * What goes wrong: an errcode, an HTTP status, no answer at all, a connection that is cut, an answer that is none of
 * WeChat's, or one that comes late by so many milliseconds.
 */
export type Fault =
  | number
  | { readonly status: number }
  | { readonly after: number }
  | 'never'
  | 'cut'
  | 'html'

/** A stand-in for WeChat's server interfaces, and for CloudBase's way to them (`/admin`), on a port of its own. */
export interface WechatStandIn {
  /** For WECHAT_API_ADDRESS; with `/admin` behind it for the SDK's serviceUrl. */
  readonly address: string
  readonly app: { readonly appId: string; readonly secret: string }
  /** The settings that send a system to this stand-in. */
  readonly env: Readonly<Record<string, string>>
  /** Everything that was asked, oldest first. */
  readonly asked: Question[]
  askedOf(path: string): Question[]
  /** A fresh `wx.login` code of somebody; good for one time. */
  codeOf(openId: string): string
  /** Codes by openid, as many as are set; each is taken out when it is used. */
  readonly codes: Map<string, string>
  readonly usedCodes: Set<string>
  /** The access token of the moment, and how all that were given out end. */
  token(): string
  expireTokens(): void
  /** The fields of the templates it knows. */
  readonly templates: Map<string, readonly string[]>
  /** How many messages somebody still takes; who is not in it takes any number. */
  readonly consents: Map<string, number>
  /** Openids that it does not know. */
  readonly strangers: Set<string>
  readonly sent: SentMessage[]
  readonly drawn: AskedCode[]
  readonly missingPages: Set<string>
  /** From now on so many answers of a path go wrong. */
  fail(path: string, fault: Fault, times?: number): void
  reset(): void
  close(): Promise<void>
}

const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'template-digest': ['thing1', 'thing2'],
  'template-due': ['thing1', 'date2'],
}

export async function wechatStandIn(): Promise<WechatStandIn> {
  const faults = new Map<string, { fault: Fault; times: number }>()
  const valid = new Set<string>()
  let current: string | undefined
  let made = 0
  const server = createServer((request, response) => {
    void serve(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const app = { appId: 'wx-youju', secret: 'the-secret-of-the-stand-in' }
  const wechat: WechatStandIn = {
    address,
    app,
    env: {
      WECHAT_APP_ID: app.appId,
      WECHAT_APP_SECRET: app.secret,
      WECHAT_API_ADDRESS: address,
      WECHAT_TEMPLATE_DIGEST: 'template-digest',
      WECHAT_TEMPLATE_DUE: 'template-due',
    },
    asked: [],
    askedOf: (path) => wechat.asked.filter((each) => each.path === path),
    codeOf(openId) {
      made += 1
      const code = `code-${made}`
      wechat.codes.set(code, openId)
      return code
    },
    codes: new Map(),
    usedCodes: new Set(),
    token() {
      if (current === undefined) {
        made += 1
        current = `token-${made}`
        valid.add(current)
      }
      return current
    },
    expireTokens() {
      current = undefined
      valid.clear()
    },
    templates: new Map(Object.entries(TEMPLATES)),
    consents: new Map(),
    strangers: new Set(),
    sent: [],
    drawn: [],
    missingPages: new Set(),
    fail: (path, fault, times = 1) => void faults.set(path, { fault, times }),
    reset() {
      faults.clear()
      for (const each of [
        wechat.codes,
        wechat.usedCodes,
        wechat.consents,
        wechat.strangers,
        wechat.missingPages,
      ]) {
        each.clear()
      }
      for (const each of [wechat.asked, wechat.sent, wechat.drawn]) each.length = 0
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', address)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const question = { path: url.pathname, query: url.searchParams, body: Buffer.concat(chunks) }
    if (url.pathname === '/admin') return throughCloud(question, response)
    wechat.asked.push(question)
    const fault = faultAt(url.pathname)
    if (fault === undefined) return reply(response, replyTo(question))
    await goWrong(fault, response, () => replyTo(question))
  }

  /** CloudBase's endpoint, asked by the SDK: {action: 'wx.api', apiName, requestData}. */
  async function throughCloud({ body }: Question, response: ServerResponse): Promise<void> {
    const { action, apiName, requestData } = JSON.parse(body.toString()) as Record<string, string>
    const question = {
      path: apiName ?? '',
      query: new URLSearchParams(),
      body: Buffer.from(requestData ?? ''),
    }
    wechat.asked.push(question)
    const answer = () => {
      const endpoint = action === 'wx.api' ? ENDPOINTS[question.path] : undefined
      if (!endpoint) return { code: 'INVALID_PARAM', message: 'no such api', requestId: 'r' }
      return { data: { responseData: JSON.stringify(endpoint(question, wechat)) }, requestId: 'r' }
    }
    const fault = faultAt(question.path)
    if (fault === undefined) return reply(response, answer())
    if (typeof fault !== 'number') return goWrong(fault, response, answer)
    const responseData = JSON.stringify({ errcode: fault, errmsg: 'no rid: 1-2-3' })
    reply(response, { data: { responseData }, requestId: 'r' })
  }

  function faultAt(path: string): Fault | undefined {
    const next = faults.get(path)
    if (!next) return undefined
    if (next.times <= 1) faults.delete(path)
    else faults.set(path, { ...next, times: next.times - 1 })
    return next.fault
  }

  function replyTo(question: Question): Reply {
    const endpoint = ENDPOINTS[question.path]
    if (!endpoint) return { errcode: 43002, errmsg: 'no such endpoint' }
    const open = question.path === '/sns/jscode2session' || question.path === '/cgi-bin/stable_token'
    const token = question.query.get('access_token') ?? ''
    if (!open && !valid.has(token)) {
      return { errcode: token.startsWith('token-') ? 42001 : 40001, errmsg: 'invalid credential rid: 1-2-3' }
    }
    return endpoint(question, wechat)
  }

  return wechat
}

async function goWrong(fault: Fault, response: ServerResponse, answer: () => Reply): Promise<void> {
  if (fault === 'never') return
  if (fault === 'cut') return void response.socket?.destroy()
  if (fault === 'html') return reply(response, Buffer.from('<html>502 Bad Gateway</html>'), 'text/html')
  if (typeof fault === 'number') return reply(response, { errcode: fault, errmsg: 'no rid: 1-2-3' })
  if ('after' in fault) {
    await new Promise((resolve) => setTimeout(resolve, fault.after))
    return reply(response, answer())
  }
  response.statusCode = fault.status
  if (fault.status === 302) response.setHeader('location', '/elsewhere')
  reply(response, { errmsg: 'nothing was done' })
}

function reply(response: ServerResponse, answer: Reply, type = 'image/jpeg'): void {
  const picture = Buffer.isBuffer(answer)
  response.setHeader('content-type', picture ? type : 'application/json; encoding=utf-8')
  response.end(picture ? answer : JSON.stringify(answer))
}
