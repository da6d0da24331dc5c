import { Problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { RefusalKept } from '../_shared/endpoint/refusal-kept'
import { byCode, codeHash } from '../session/code'
import { invitationFor } from '../session/invitation'
import { useInvitation } from '../session/use-invitation'
import { ownWays } from './own-ways'

export const addPlace = operation('account.addPlace', async ({ code }, context) => {
  const { tx, caller, now } = context
  const { identityId } = await ownWays(tx)
  await byCode(tx, code, (hash) => invitationFor(tx, hash, now)).catch((error: unknown) => {
    // A wrong code stays counted.
    throw error instanceof Problem ? new RefusalKept(error) : error
  })
  const { accountId, school } = await useInvitation(
    tx,
    codeHash(code),
    { identityId },
    caller.sessionId,
    context,
  )
  return { accountId, school }
})
