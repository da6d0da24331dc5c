import { civilDateAt } from '#core/calendar/civil-date'
import { contract } from '#core/contract/contract'
import { Problem, type ProblemBody, problem } from '#core/problem'
import type { Kind } from './admission'
import { carryOutAlone } from './alone'
import type { Call, SignedInCall } from './call'
import { isTooOld } from './client-version'
import type { Deployment } from './deployment'
import type { CallContext } from './operation'
import { parseInput } from './parse-input'
import { unexpected } from './unexpected'

export interface Answer {
  readonly status: number
  readonly body: { ok: true; data: unknown } | { ok: false; problem: ProblemBody }
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
