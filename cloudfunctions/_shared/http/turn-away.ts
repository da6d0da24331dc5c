import type { IncomingMessage, RequestListener } from 'node:http'
import { problem } from '#core/problem'
import type { Admission, Kind } from '../endpoint/admission'

/** The bodies of requests under way take so much memory at most; one that does not say its length counts as the largest there is. */
const MOST_BODY_BYTES = 64 * 1024 * 1024
const UNTOLD_BODY_BYTES = 4 * 1024 * 1024

/** From so many seconds on, devices come again, not all in the same one. */
const BACK_IN = { from: 5, spread: 10 }

export const backInSeconds = () => String(BACK_IN.from + Math.floor(Math.random() * BACK_IN.spread))

/**
 * Tells a call that there is no place for it before its body is read and before it costs anything: a host that does its full work for
 * whoever it refuses has no time left for anybody. Pages, files and what watches the host are let through.
 */
export function turnAway(admission: Admission, next: RequestListener): RequestListener {
  let bodies = 0
  const refusal = JSON.stringify({ ok: false, problem: problem('busy').body })
  return (request, response) => {
    if (request.method !== 'POST' || !request.url?.startsWith('/api/')) return next(request, response)
    const length = bodyBytes(request)
    if (!admission.admits(kindOf(request.url)) || bodies + length > MOST_BODY_BYTES) {
      admission.refuse()
      response.writeHead(503, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(refusal),
        'cache-control': 'no-store',
        'retry-after': backInSeconds(),
      })
      response.end(refusal)
      // What is left of the body is read and dropped, for the connection to carry the next request.
      request.resume()
      return
    }
    bodies += length
    response.once('close', () => {
      bodies -= length
    })
    next(request, response)
  }
}

export function kindOf(path: string): Kind {
  return path.startsWith('/api/record/submit') ? 'handingIn' : 'other'
}

function bodyBytes({ headers }: IncomingMessage): number {
  const told = Number(headers['content-length'] ?? Number.NaN)
  return Number.isNaN(told) ? UNTOLD_BODY_BYTES : told
}
