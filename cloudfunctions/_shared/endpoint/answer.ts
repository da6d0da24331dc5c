import { civilDateAt } from '#core/calendar/civil-date'
import { contract } from '#core/contract/contract'
import { Problem, type ProblemBody, type ProblemCode, problem } from '#core/problem'
import type { Limits } from '../limits/limits'
import type { Store } from '../store/store'
import type { Admission, Kind } from './admission'
import { carryOutAlone } from './alone'
import type { ClientFault } from './client-fault'
import { isTooOld } from './client-version'
import type { CallContext, Operation } from './operation'
import { parseInput } from './parse-input'
import type { SignedInCall } from './perform'
import type { Platform } from './platform'
import type { Together } from './together'
import type { TokenKeeper } from './token'
import { unexpected } from './unexpected'

export interface Call {
  /** `noun.verb`, as it came in. */
  readonly operation: string
  readonly input: unknown
  readonly token: string | undefined
  /** The WeChat user that the cloud vouches for; comes from the platform, never from the payload. */
  readonly openId: string | undefined
  readonly requestId: string
  /** Where it came from, as the platform or a trusted proxy says; never from the payload. */
  readonly address?: string | undefined
  /** Which release of the client asks; undefined for what is not one of ours. */
  readonly clientVersion?: string | undefined
  /** Whether nobody waits for the answer any more; without it somebody does. */
  readonly isGone?: () => boolean
}

export interface Answer {
  readonly status: number
  readonly body: { ok: true; data: unknown } | { ok: false; problem: ProblemBody }
}

/** What a deployment provides to its operations. */
export interface Deployment {
  readonly operations: ReadonlyMap<string, Operation>
  readonly store: Store
  /** How often may be called; without them, as often as one likes. */
  readonly limits?: Limits
  /** How much is taken on at once; without it, everything. */
  readonly admission?: Admission
  /** Carries out calls of several callers at once; without it each has a transaction of its own. */
  readonly together?: Together
  readonly tokens: TokenKeeper
  readonly platform: Platform
  /** Milliseconds since the epoch; a demo may stand on another day. */
  readonly clock: () => number
  /** Reports what nobody foresaw; gets no input and no personal data. */
  readonly report: (entry: { operation: string; requestId: string; error: unknown }) => void
  /** Told of every call once it is answered; gets no input and no personal data. */
  readonly observe: (call: ObservedCall) => void
  /** Told of errors that clients met, so many a minute. */
  readonly clientFault: (fault: ClientFault) => void
  /** Releases of the client before this one are refused; undefined serves all. */
  readonly oldestClient?: string | undefined
}

/** What a log line and the metrics are made of. */
export interface ObservedCall {
  /** A name of the contract, or '' for a name that is none: a stranger's words do not become labels. */
  readonly operation: string
  readonly requestId: string
  /** As the caller's token says; null without one that is good. */
  readonly districtId: string | null
  readonly status: number
  /** The problem's code; null when it went well. */
  readonly code: ProblemCode | null
  readonly milliseconds: number
}

/** The one way in: finds the operation, parses the input, knows the caller, authorises, runs, and turns problems into answers. */
export async function answer(call: Call, deployment: Deployment): Promise<Answer> {
  const began = performance.now()
  const seen: Seen = { districtId: null }
  const answered = await outcomeOf(call, deployment, seen)
  deployment.observe({
    operation: Object.hasOwn(contract, call.operation) ? call.operation : '',
    requestId: call.requestId,
    districtId: seen.districtId,
    status: answered.status,
    code: answered.body.ok ? null : answered.body.problem.code,
    milliseconds: performance.now() - began,
  })
  return answered
}

/** What is learnt of a call on the way, whatever becomes of it. */
interface Seen {
  districtId: string | null
}

async function outcomeOf(call: Call, deployment: Deployment, seen: Seen): Promise<Answer> {
  try {
    const work = () => run(call, deployment, seen)
    const data = await (deployment.admission?.run(kindOf(call.operation, deployment), work) ?? work())
    return { status: 200, body: { ok: true, data } }
  } catch (error) {
    const known = error instanceof Problem ? error : unexpected(error, call, deployment)
    return { status: known.status, body: { ok: false, problem: known.body } }
  }
}

/** What is carried out with others' is handed in by everybody at once; everything else has places of its own. */
function kindOf(name: string, { operations }: Deployment): Kind {
  const operation = operations.get(name)
  return operation?.open === 'signedIn' && operation.together ? 'handingIn' : 'other'
}

async function run(call: Call, deployment: Deployment, seen: Seen): Promise<unknown> {
  // Before anything is looked at: what such a client means by its input may be something else today.
  if (isTooOld(call.clientVersion, deployment.oldestClient)) throw problem('clientTooOld')
  const operation = Object.hasOwn(contract, call.operation)
    ? deployment.operations.get(call.operation)
    : undefined
  if (!operation) throw problem('unknownOperation')
  const now = deployment.clock()
  const context: CallContext = { now, today: civilDateAt(now), requestId: call.requestId }
  if (operation.open === 'public') {
    deployment.limits?.stranger(call.address)
    const { store, tokens, platform, clientFault } = deployment
    const { openId, address } = call
    const provided = { db: store.db, tokens, platform, openId, address, clientFault }
    return operation.run(parseInput(operation.name, call.input), { ...context, ...provided })
  }
  const claims = call.token === undefined ? undefined : await deployment.tokens.read(call.token, now)
  if (!claims) {
    deployment.limits?.stranger(call.address)
    throw problem('notSignedIn')
  }
  deployment.limits?.session(claims.sessionId, operation.name)
  seen.districtId = claims.districtId
  const signedIn: SignedInCall = { operation, claims, call, context }
  if (operation.together && deployment.together) return deployment.together.carryOut(signedIn)
  return carryOutAlone(signedIn, deployment)
}
