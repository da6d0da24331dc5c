import { isAnyArrayBuffer } from 'node:util/types'
import { NetworkFailure } from '../device/network'
import type { Incoming, Outgoing } from '../device/transport'
import { callBack, Failure, type Options, plain, type Wx, type WxHost } from './api'

const DEFAULT_TIMEOUT = 60_000
const OWN_HEADERS = {
  'content-type': 'application/json',
  referer: 'https://servicewechat.com/touristappid/devtools/page-frame.html',
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.50 MiniProgramEnv/iOS',
}

export function requestApi(host: WxHost): Wx {
  return {
    request(options: Options) {
      host.report.calls.push({ name: 'request', options: plain(options) })
      const controller = new AbortController()
      const finish = (result: Options, worked: boolean) =>
        host.timers.setTimeout(() => callBack(host, options, intoRealm(host, result), worked))
      send(host, options, controller.signal).then(
        (reply) => finish({ ...reply, errMsg: 'request:ok' }, true),
        (error) => finish({ errMsg: `request:fail ${reasonOf(error)}` }, false),
      )
      return { abort: () => controller.abort(), onHeadersReceived: ignore, offHeadersReceived: ignore }
    },
  }
}

async function send({ device, folder }: WxHost, options: Options, abort: AbortSignal): Promise<Options> {
  const outgoing = outgoingFrom(options)
  const timeout = Number(options.timeout ?? folder.app.networkTimeout?.request ?? DEFAULT_TIMEOUT)
  const incoming = await device.network.exchange(outgoing, timeout, abort, (signal, sent) =>
    device.transport(outgoing, signal, sent),
  )
  return replyFrom(incoming, options)
}

/** Whatever host the app was built for, the request goes to the server under test. */
function outgoingFrom(options: Options): Outgoing {
  const url = URL.canParse(String(options.url)) ? new URL(String(options.url)) : undefined
  if (!url?.protocol.startsWith('http')) throw new Failure(`invalid url "${String(options.url)}"`)
  const method = String(options.method ?? 'GET').toUpperCase()
  const given = (options.header ?? {}) as Record<string, unknown>
  const own = Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)])
  const headers: Record<string, string> = { ...OWN_HEADERS, ...Object.fromEntries(own) }
  const { data } = options
  const inUrl = method === 'GET' && typeof data === 'object' && data !== null && !isAnyArrayBuffer(data)
  if (inUrl) for (const [name, value] of Object.entries(data)) url.searchParams.append(name, String(value))
  const body = inUrl || data === undefined ? Buffer.alloc(0) : encode(data, headers['content-type'] ?? '')
  headers['content-length'] = String(body.length)
  return { method, path: url.pathname + url.search, headers, body }
}

function encode(data: unknown, contentType: string): Buffer {
  if (isAnyArrayBuffer(data)) return Buffer.from(data as ArrayBuffer)
  if (typeof data === 'string') return Buffer.from(data)
  if (!contentType.includes('x-www-form-urlencoded')) return Buffer.from(JSON.stringify(data))
  return Buffer.from(new URLSearchParams(data as Record<string, string>).toString())
}

function replyFrom({ status, headers, cookies, body }: Incoming, options: Options): Options {
  return { statusCode: status, header: headers, cookies, data: decode(body, options) }
}

function decode(body: Buffer, { responseType, dataType }: Options): unknown {
  if (responseType === 'arraybuffer') return new Uint8Array(body).buffer
  const text = body.toString('utf8')
  if (dataType !== undefined && dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function intoRealm({ realm }: WxHost, { data, ...rest }: Options): Options {
  return isAnyArrayBuffer(data) ? { ...realm.copy(rest), data } : realm.copy({ ...rest, data })
}

function reasonOf(error: unknown): string {
  if (error instanceof Failure) return error.reason
  return error instanceof NetworkFailure ? error.message : String(error)
}

function ignore(): void {
  // The emulated request has no headers before its answer.
}
