import type { SignedInCall } from './call'
import { enter } from './caller'
import type { Deployment } from './deployment'
import { finish, perform } from './perform'

/** A call in a transaction of its own, which any problem rolls back. */
export async function carryOutAlone(signedIn: SignedInCall, deployment: Deployment): Promise<unknown> {
  const { operation, claims, context } = signedIn
  const { db, atHand } = deployment.store
  const performed = await db.transaction().execute(async (tx) => {
    const caller = await enter(tx, claims, context.now, operation.goesByAtHand ? atHand : undefined)
    return perform(signedIn, caller, { tx }, deployment)
  })
  return finish(performed, signedIn, deployment)
}
