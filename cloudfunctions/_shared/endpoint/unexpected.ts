import { type Problem, problem } from '#core/problem'
import type { Call } from './call'
import type { Deployment } from './deployment'
import { shortNumber } from './request-id'

/** Database refusals that mean something to the caller; everything else is `internal`, with a number to ask about. */
export function unexpected(error: unknown, call: Call, deployment: Deployment): Problem {
  const code = (error as { code?: unknown } | null)?.code
  if (code === '42501') return problem('notAllowed')
  deployment.report({ operation: call.operation, requestId: call.requestId, error })
  if (isOverload(error)) return problem('busy')
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
export function isOverload(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && OVERLOADED.has(code)) return true
  return (
    error instanceof Error &&
    /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable/.test(
      error.message,
    )
  )
}
