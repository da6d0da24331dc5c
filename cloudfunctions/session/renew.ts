import { sql } from 'kysely'
import { problem } from '#core/problem'
import { publicOperation } from '../_shared/endpoint/operation'
import { familyHash, newRefreshToken, refreshHash } from '../_shared/endpoint/token'
import type { TokenClaims } from '../_shared/endpoint/token-claims'
import { SESSION_DAYS, tokenPair } from './tokens'

export const renew = publicOperation('session.renew', async ({ refreshToken }, context) => {
  const { token, hash } = newRefreshToken(refreshToken)
  const { rows } = await sql<{ claims: TokenClaims | null }>`
    select youju.renew_session(${familyHash(refreshToken)}, ${refreshHash(refreshToken)}, ${hash}, ${SESSION_DAYS}::int,
      ${new Date(context.now)}) as claims`.execute(context.db)
  const claims = rows[0]?.claims
  if (!claims) throw problem('notSignedIn')
  return tokenPair(claims, token, context)
})
