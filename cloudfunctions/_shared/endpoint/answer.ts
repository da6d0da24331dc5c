import * as z from 'zod/mini'
import { civilDateAt } from '#core/calendar/civil-date'
import { contract, type OperationName } from '#core/contract/contract'
import type { FieldFault } from '#core/field-fault'
import { Problem, type ProblemBody, type ProblemCode, problem } from '#core/problem'
import { scopeOf } from '#core/rights/scope'
import type { Limits } from '../limits/limits'
import type { Store } from '../store/store'
import { enter } from './caller'
import type { ClientFault } from './client-fault'
import { isTooOld } from './client-version'
import type { CallContext, Operation } from './operation'
import type { Platform } from './platform'
import { RefusalKept } from './refusal-kept'
import { shortNumber } from './request-id'
import type { TokenKeeper } from './token'

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
    return { status: 200, body: { ok: true, data: await run(call, deployment, seen) } }
  } catch (error) {
    const known = error instanceof Problem ? error : unexpected(error, call, deployment)
    return { status: known.status, body: { ok: false, problem: known.body } }
  }
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
    return operation.run(parse(operation.name, call.input), { ...context, ...provided })
  }
  const claims = call.token === undefined ? undefined : await deployment.tokens.read(call.token, now)
  if (!claims) {
    deployment.limits?.stranger(call.address)
    throw problem('notSignedIn')
  }
  deployment.limits?.session(claims.sessionId, operation.name)
  seen.districtId = claims.districtId
  const later: (() => Promise<void>)[] = []
  const outcome = await deployment.store.db.transaction().execute(async (tx) => {
    const shelf = operation.goesByAtHand ? deployment.store.atHand : undefined
    const caller = await enter(tx, claims, now, shelf)
    if (!caller) throw problem('notSignedIn')
    deployment.limits?.belongs(claims.sessionId, caller.personId)
    if (scopeOf(operation.name, caller.roles) === null) throw problem('notAllowed')
    const afterwards = (work: () => Promise<void>) => void later.push(work)
    const provided = { platform: deployment.platform, tokens: deployment.tokens, openId: call.openId }
    const input = parse(operation.name, call.input)
    return operation.run(input, { ...context, ...provided, caller, tx, afterwards }).catch(keptRefusal)
  })
  const { operation: name, requestId } = call
  const report = (error: unknown) => deployment.report({ operation: name, requestId, error })
  for (const work of later) await work().catch(report)
  if (outcome instanceof RefusalKept) throw outcome.problem
  return outcome
}

/** Handed out of the transaction instead of thrown through it, which would undo what was written. */
function keptRefusal(error: unknown): RefusalKept {
  if (error instanceof RefusalKept) return error
  throw error
}

// The input's type follows from the name at run time; TypeScript cannot tie the two across the map of operations.
function parse(name: OperationName, input: unknown): never {
  const parsed = z.safeParse(contract[name].input, input ?? {})
  if (!parsed.success) throw problem('badInput', { fields: parsed.error.issues.slice(0, 20).map(faultOf) })
  return parsed.data as never
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  const path = `/${issue.path.map(String).join('/')}`
  if (issue.code === 'unrecognized_keys') {
    return { path, message: `有不认识的项目：${issue.keys.slice(0, 5).join('、').slice(0, 100)}` }
  }
  return {
    path,
    message: issue.message === 'Invalid input' ? '提交的内容不符合要求，请检查后再试。' : issue.message,
  }
}

/** Database refusals that mean something to the caller; everything else is `internal`, with a number to ask about. */
function unexpected(error: unknown, call: Call, deployment: Deployment): Problem {
  const code = (error as { code?: unknown } | null)?.code
  if (code === '42501') return problem('notAllowed')
  deployment.report({ operation: call.operation, requestId: call.requestId, error })
  if (isOverload(error, code)) return problem('busy')
  return problem('internal', { number: shortNumber(call.requestId) })
}

const OVERLOADED = new Set([
  '57014', // statement timeout
  '25P03', // the transaction stood still for too long
  '53100', // no room on its disk
  '53200', // no memory
  '53300', // too many connections
  '58030', // its disk does not answer as it should
  '40P01', // deadlock
  '57P01', // the database is stopping,
  '57P02', // has crashed
  '57P03', // or is starting
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT', // its socket is gone
  'EPIPE',
  'ENOSPC', // no room on ours
  'ETIMEDOUT', // nothing has come from it for too long
])

/** The database is too busy or away for the moment: the same call may go well later. */
function isOverload(error: unknown, code: unknown): boolean {
  if (typeof code === 'string' && OVERLOADED.has(code)) return true
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable/.test(
      error.message,
    )
  )
}
