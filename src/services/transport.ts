import Taro from '@tarojs/taro'
import type { Input, OperationName, Reply } from '#core/contract/contract'
import { apiBase } from './api-base'
import { Unreachable } from './faults'
import { newId } from './new-id'
import { tellTooOld } from './too-old'

/** One way to the server. Resolves with the server's own reply, rejects with Unreachable and nothing else. */
export type Transport = <N extends OperationName>(
  operation: N,
  input: Input<N>,
  token?: string,
) => Promise<Reply<N>>

const TIME_LIMIT_MS = 10_000
/** A whole roster is read, compared and written in seconds on an idle server. */
const LONG_WORK_MS = 60_000
const LONG_WORK: ReadonlySet<OperationName> = new Set([
  'roster.check',
  'roster.apply',
  'roster.undo',
  'roster.export',
] as const)
const limitOf = (operation: OperationName) => (LONG_WORK.has(operation) ? LONG_WORK_MS : TIME_LIMIT_MS)

export const overHttps: Transport = (operation, input, token) =>
  answered(operation, async (requestId) => {
    const response = await Taro.request<unknown>({
      url: `${apiBase()}/api/${operation.replace('.', '/')}`,
      method: 'POST',
      data: input,
      timeout: limitOf(operation),
      header: {
        'content-type': 'application/json',
        'x-request-id': requestId,
        'x-youju-version': YOUJU_VERSION,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
    })
    return response.data
  })

let cloudReady = false

export const overCloud: Transport = (operation, input, token) =>
  answered(operation, async (requestId) => {
    if (!cloudReady) Taro.cloud.init({ env: YOUJU_CLOUD_ENV })
    cloudReady = true
    const [name = '', action] = operation.split('.')
    const asked = { action, data: input, requestId, version: YOUJU_VERSION }
    const data = token === undefined ? asked : { ...asked, token }
    return (await Taro.cloud.callFunction({ name, data })).result
  })

/** In CloudBase a call brings WeChat's own word for who makes it. */
export const vouchesForCaller = process.env.TARO_ENV === 'weapp' && YOUJU_CLOUD_ENV !== ''

export const transport: Transport = vouchesForCaller ? overCloud : overHttps

let latest: string | null = null

/** The call that was answered or given up last: what an error may have followed upon. */
export const latestRequestId = () => latest

async function answered<N extends OperationName>(
  operation: N,
  ask: (requestId: string) => Promise<unknown>,
): Promise<Reply<N>> {
  const requestId = newId()
  if (operation !== 'client.report') latest = requestId
  const body = await withinTimeLimit(ask(requestId), requestId, limitOf(operation))
  if (isReply<N>(body)) {
    if (!body.ok && body.problem.code === 'clientTooOld') tellTooOld()
    return body
  }
  throw new Unreachable('notOurs', requestId, operation)
}

/** Own clock: Taro's on h5 stops at the headers, and a cloud call has none. */
function withinTimeLimit(answer: Promise<unknown>, requestId: string, limit: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Unreachable('timeout', requestId)), limit)
    answer
      .then(resolve, (fault: unknown) => {
        const words = wordsOf(fault)
        reject(
          new Unreachable(
            /time ?out|timed out|abort/i.test(words) ? 'timeout' : 'noNetwork',
            requestId,
            words,
          ),
        )
      })
      .finally(() => clearTimeout(timer))
  })
}

function wordsOf(fault: unknown): string {
  if (typeof fault !== 'object' || fault === null) return String(fault)
  if ('errMsg' in fault) return String(fault.errMsg)
  return 'message' in fault ? String(fault.message) : JSON.stringify(fault)
}

/** Proxies, captive portals and crashed servers answer too, in HTML or in somebody else's JSON. */
function isReply<N extends OperationName>(body: unknown): body is Reply<N> {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return false
  if (body.ok === true) return 'data' in body && typeof body.data === 'object' && body.data !== null
  if (body.ok !== false || !('problem' in body)) return false
  const { problem } = body
  return (
    typeof problem === 'object' &&
    problem !== null &&
    'code' in problem &&
    typeof problem.code === 'string' &&
    'message' in problem &&
    typeof problem.message === 'string'
  )
}
