import type { OperationName } from '#core/contract/contract'
import { problem } from '#core/problem'
import { mayOn, type Relation } from '#core/rights/relation'
import type { Caller } from './caller'

/** Refuses what the policy does not let the caller do on a thing that is this to them. */
export function refuseBeyond(operation: OperationName, caller: Caller, relation: Relation): void {
  if (!mayOn(operation, caller, relation)) throw problem('notAllowed')
}
