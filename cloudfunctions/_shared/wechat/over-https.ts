import { accessTokens } from './access-token'
import type { WechatApp } from './settings'
import { troubleOf, WechatTrouble } from './trouble'
import { type Pace, turns } from './turns'
import type { WayForPictures } from './way'

const TIMEOUT_MS = 5_000

/**
 * Below what WeChat allows an app in a minute, for several processes share that: 4,000 checks of words, 2,000 of pictures,
 * 5,000 codes, and no number for logins and messages.
 */
const PACES: Readonly<Record<string, Pace>> = {
  '/sns/jscode2session': { perSecond: 50, atOnce: 100, longestWaitMs: 3_000 },
  '/wxa/msg_sec_check': { perSecond: 30, atOnce: 30, longestWaitMs: 3_000 },
  '/wxa/img_sec_check': { perSecond: 15, atOnce: 15, longestWaitMs: 3_000 },
  '/wxa/getwxacodeunlimit': { perSecond: 30, atOnce: 30, longestWaitMs: 3_000 },
  '/cgi-bin/message/subscribe/send': { perSecond: 50, atOnce: 50, longestWaitMs: 10_000 },
}

interface Asked {
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object | FormData
}

interface Answered {
  readonly type: string
  readonly bytes: Uint8Array
}

export interface OverHttps extends WayForPictures {
  /** An interface that wants id and secret instead of a token. */
  askOpenly(path: string, asked: Asked): Promise<Readonly<Record<string, unknown>>>
}

/** WeChat's interfaces over HTTPS: the token is kept, a refused one renewed once, and the pace is held. */
export function overHttps(app: WechatApp, timeoutMs = TIMEOUT_MS, paces = PACES): OverHttps {
  const lines = new Map(Object.entries(paces).map(([path, pace]) => [path, turns(pace)]))
  const tokens = accessTokens(async (force) => {
    const path = '/cgi-bin/stable_token'
    const credentials = { grant_type: 'client_credential', appid: app.appId, secret: app.secret }
    const body = { ...credentials, ...(force && { force_refresh: true }) }
    const { access_token: token, expires_in: seconds } = jsonOf(path, await request(path, { body }))
    if (typeof token !== 'string' || token === '' || typeof seconds !== 'number') {
      throw new WechatTrouble('unknown', path, null, 'no token')
    }
    return { token, expiresInSeconds: seconds }
  })

  async function request(path: string, { query = {}, body }: Asked): Promise<Answered> {
    const url = `${app.address}${path}?${new URLSearchParams(query)}`
    // Nothing of the address may come out in an error: it carries the token, the secret or a login's code.
    const asked = { ...posted(body), redirect: 'error' as const, signal: AbortSignal.timeout(timeoutMs) }
    try {
      const reply = await fetch(url, asked)
      const bytes = new Uint8Array(await reply.arrayBuffer())
      if (reply.ok) return { type: reply.headers.get('content-type') ?? '', bytes }
      throw new WechatTrouble(reply.status >= 500 ? 'busy' : 'unknown', path, null, `HTTP ${reply.status}`)
    } catch (error) {
      if (error instanceof WechatTrouble) throw error
      throw new WechatTrouble('busy', path, null, nameOf(error))
    }
  }

  async function inTurn(path: string): Promise<void> {
    if ((await lines.get(path)?.()) === false) throw new WechatTrouble('busy', path, null, 'too many at once')
  }

  /** Once more with another token where WeChat refuses this one. */
  async function withToken<T>(
    path: string,
    body: object | FormData,
    read: (answer: Answered) => T,
  ): Promise<T> {
    await inTurn(path)
    const token = await tokens.get()
    const attempt = async (held: string) => read(await request(path, { query: { access_token: held }, body }))
    return attempt(token).catch(async (error: unknown) => {
      if (!(error instanceof WechatTrouble) || error.kind !== 'token') throw error
      return attempt(await tokens.get(token))
    })
  }

  return {
    ask: (path, body) => withToken(path, body, (answer) => jsonOf(path, answer)),
    async askOpenly(path, asked) {
      await inTurn(path)
      return jsonOf(path, await request(path, asked))
    },
    async send(path, { bytes, type }) {
      const form = new FormData()
      form.append('media', new Blob([new Uint8Array(bytes)], { type }), 'picture')
      await withToken(path, form, (answer) => jsonOf(path, answer))
    },
    draw: (path, body) => withToken(path, body, (answer) => pictureOf(path, answer)),
  }
}

function posted(body: object | FormData | undefined): RequestInit {
  if (body === undefined) return {}
  if (body instanceof FormData) return { method: 'POST', body }
  return { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

function jsonOf(path: string, { bytes }: Answered): Readonly<Record<string, unknown>> {
  const answer = parsed(bytes)
  if (answer === undefined) throw new WechatTrouble('unknown', path, null, 'not JSON')
  const errcode = answer.errcode ?? 0
  if (errcode !== 0) throw troubleOf(path, Number(errcode))
  return answer
}

/** Either a picture or JSON that says why there is none, whatever the answer's type says. */
function pictureOf(path: string, answer: Answered) {
  const { bytes } = answer
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return { bytes, type: 'image/png' as const }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return { bytes, type: 'image/jpeg' as const }
  jsonOf(path, answer)
  throw new WechatTrouble('unknown', path, null, 'no picture')
}

function parsed(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : undefined
  } catch {
    // A proxy's page, or an answer that was cut off: told by what is missing.
    return undefined
  }
}

function nameOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } }
  return typeof cause?.code === 'string' ? cause.code : String(name)
}
