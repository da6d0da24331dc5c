import type { Input, OperationName, Output, Reply } from '#core/contract/contract'
import { CallProblem, signedOut } from './faults'
import { expiresSoon, renewed } from './renewal'
import { endSession, signedIn } from './session-state'
import { transport } from './transport'

const PUBLIC: readonly OperationName[] = [
  'session.ways',
  'session.open',
  'session.renew',
  'session.invitation',
  'session.join',
  'session.class',
  'session.joinClass',
  'client.report',
]

export function isPublic(operation: OperationName): boolean {
  return PUBLIC.includes(operation)
}

export interface CallOptions {
  /** Only as this person: work begun by one person is never sent under another's session. */
  readonly as?: string
}

/**
 * Asks the server. Throws CallProblem when it refuses and Unreachable when no answer comes. An expired token is renewed
 * once and the call repeated once, in the same person's name.
 */
export async function call<N extends OperationName>(
  operation: N,
  input: Input<N>,
  { as }: CallOptions = {},
): Promise<Output<N>> {
  if (isPublic(operation)) return opened(await transport(operation, input))

  const begun = signedIn()
  if (!begun || (as !== undefined && begun.me.person.id !== as)) throw signedOut()
  const session = expiresSoon(begun) ? await renewed(begun) : begun
  const reply = await transport(operation, input, session.tokens.token)
  if (!isExpired(reply)) return opened(reply)

  const again = await renewed(session)
  const second = await transport(operation, input, again.tokens.token)
  // A token minutes old that is refused is no matter of time: the server has ended the session.
  if (isExpired(second) && signedIn()?.tokens.token === again.tokens.token) endSession('ended')
  return opened(second)
}

function isExpired(reply: Reply<OperationName>): boolean {
  return !reply.ok && reply.problem.code === 'notSignedIn'
}

function opened<N extends OperationName>(reply: Reply<N>): Output<N> {
  if (reply.ok) return reply.data
  throw new CallProblem(reply.problem)
}
