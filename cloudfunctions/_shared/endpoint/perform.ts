import { problem } from '#core/problem'
import { scopeOf } from '#core/rights/reach'
import type { SignedInCall } from './call'
import type { Caller } from './caller'
import type { Deployment } from './deployment'
import type { SignedInContext } from './operation'
import { parseInput } from './parse-input'
import { RefusalKept } from './refusal-kept'

/** What an operation came to, and what it wants done once that is committed. */
export interface Performed {
  readonly outcome: unknown
  readonly later: readonly (() => Promise<void>)[]
}

/** Authorises the caller who has entered, parses the input and runs the operation, within a transaction that is theirs. */
export async function perform(
  { operation, claims, call, context }: SignedInCall,
  caller: Caller | undefined,
  given: Pick<SignedInContext, 'tx' | 'keepNew'>,
  { limits, platform, tokens }: Deployment,
): Promise<Performed> {
  if (!caller) throw problem('notSignedIn')
  limits?.belongs(claims.sessionId, caller.personId)
  if (scopeOf(operation.name, caller.roles) === null) throw problem('notAllowed')
  const later: (() => Promise<void>)[] = []
  const afterwards = (work: () => Promise<void>) => void later.push(work)
  const provided = { platform, tokens, openId: call.openId, caller, afterwards, ...given }
  const input = parseInput(operation.name, call.input)
  const outcome = await operation.run(input, { ...context, ...provided }).catch(keptRefusal)
  return { outcome, later }
}

/** After the commit: does what was left for then, and hands out the outcome. */
export async function finish(
  { outcome, later }: Performed,
  { operation, call: { requestId } }: SignedInCall,
  { report }: Deployment,
): Promise<unknown> {
  for (const work of later)
    await work().catch((error: unknown) => report({ operation: operation.name, requestId, error }))
  if (outcome instanceof RefusalKept) throw outcome.problem
  return outcome
}

/** Handed out of the transaction instead of thrown through it, which would undo what was written. */
function keptRefusal(error: unknown): RefusalKept {
  if (error instanceof RefusalKept) return error
  throw error
}
