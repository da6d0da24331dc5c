import type { ProblemCode } from '#core/problem'
import { serverNow } from './clock'
import { CallProblem, isFault, signedOut, Unreachable } from './faults'
import { endSession, keepSession, personIdNow, type SignedIn, sessionAcrossTabs } from './session-state'
import { transport } from './transport'
import { end, openedByWechat } from './wechat'

/** After these the refresh token is worth nothing; anything else (busy, unreachable) leaves the session alone. */
const REFUSALS: readonly ProblemCode[] = ['notSignedIn', 'notAllowed', 'notFound', 'badInput']

/** WeChat or the server may be back in a minute. */
const AWAY: readonly ProblemCode[] = [
  ...(['busy', 'internal', 'tooManyCalls', 'tooManyAttempts', 'tooManyFromHere'] as const),
  ...(['platformBusy', 'clientTooOld'] as const),
]

const SOON_MS = 30_000
const JUST_NOW_MS = 60_000
/** How much the two clocks may have drifted apart since the server last told its own. */
const SLACK_MS = 3_600_000

let exchange: { readonly spends: string; readonly next: Promise<SignedIn> } | undefined

/** A phone whose clock is wrong would find every new token expired: one just received is taken at its word. */
export function expiresSoon({ tokens, renewedAt }: SignedIn, now = Date.now()): boolean {
  return Date.parse(tokens.tokenExpiresAt) - now < SOON_MS && now - renewedAt > JUST_NOW_MS
}

/** The same person's session with a newer token than `stale`; all that ask meanwhile share one exchange. */
export function renewed(stale: SignedIn): Promise<SignedIn> {
  const now = successor(stale)
  if (now.tokens.token !== stale.tokens.token) return Promise.resolve(now)
  const spends = now.tokens.refreshToken
  if (exchange?.spends === spends) return exchange.next
  const next = alone(() => exchanged(now)).finally(() => {
    if (exchange?.spends === spends) exchange = undefined
  })
  exchange = { spends, next }
  return next
}

async function exchanged(before: SignedIn): Promise<SignedIn> {
  const { refreshToken } = before.tokens
  const now = successor(before)
  if (now.tokens.refreshToken !== refreshToken) return now
  const reply = await transport('session.renew', { refreshToken })
  const after = successor(before)
  if (after.tokens.refreshToken !== refreshToken) return after
  if (reply.ok) {
    const next = { ...after, tokens: reply.data, renewedAt: Date.now() }
    keepSession(next)
    return next
  }
  if (!REFUSALS.includes(reply.problem.code)) throw new CallProblem(reply.problem)
  const unused = isUnusedForSoLong(after)
  const next = process.env.TARO_ENV === 'weapp' && unused ? await byWechatAgain(after) : undefined
  if (next) return next
  // Whoever may have signed in meanwhile stays signed in.
  successor(after)
  endSession(unused ? 'expired' : 'ended')
  throw signedOut()
}

/** Before that day a refresh token is refused because somebody ended the session. */
function isUnusedForSoLong({ tokens: { refreshTokenExpiresAt } }: SignedIn): boolean {
  return refreshTokenExpiresAt !== undefined && Date.parse(refreshTokenExpiresAt) <= serverNow() + SLACK_MS
}

/**
 * Nobody has ended it, so WeChat is asked once more who this is, and the person goes on without noticing. Undefined where it
 * does not know them any more, or knows somebody else: what waits here is never sent in another's name.
 */
async function byWechatAgain(before: SignedIn): Promise<SignedIn | undefined> {
  const next = await openedByWechat().catch(unlessPassing)
  if (!next) return undefined
  const { id } = before.me.person
  if (next.me.person.id !== id || personIdNow() !== id) {
    void end(next.tokens.token)
    return undefined
  }
  keepSession(next)
  return next
}

/** For as long as WeChat or the server is away the session is left alone: what is on the device stays in reach. */
function unlessPassing(fault: unknown): undefined {
  if (!isFault(fault) || fault instanceof Unreachable || AWAY.includes(fault.problem.code)) throw fault
  return undefined
}

/** What has become of a session meanwhile; another person's session is never its successor. */
function successor(session: SignedIn): SignedIn {
  const now = sessionAcrossTabs()
  if (now?.me.person.id !== session.me.person.id) throw signedOut()
  return now
}

/** Two tabs must not spend the same refresh token; where the browser has no locks, the second one signs in again. */
async function alone(work: () => Promise<SignedIn>): Promise<SignedIn> {
  if (process.env.TARO_ENV !== 'h5' || !('locks' in navigator)) return work()
  return await navigator.locks.request('youju.renew', work)
}
