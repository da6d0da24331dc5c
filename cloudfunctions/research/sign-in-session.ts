import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'

export interface SignInSession {
  readonly id: string
  readonly groupId: string
  readonly expiresAt: Date
}

/** A sign-in that the caller leads and that is still open. */
export async function findOpenSignIn(id: string, context: SignedInContext): Promise<SignInSession> {
  const { tx, caller, now } = context
  const session = await tx
    .selectFrom('researchSignIn')
    .select(['id', 'groupId', 'expiresAt'])
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .where('expiresAt', '>', new Date(now))
    .executeTakeFirst()
  if (!session) throw problem('signInOver')
  return session
}

export async function signedIn(id: string, { tx, caller }: SignedInContext): Promise<string[]> {
  const rows = await tx
    .selectFrom('researchSigned')
    .select('personId')
    .where('districtId', '=', caller.districtId)
    .where('signInId', '=', id)
    .where('signedAt', 'is not', null)
    .orderBy('signedAt')
    .execute()
  return rows.map(({ personId }) => personId)
}
