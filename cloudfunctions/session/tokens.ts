import type { Output } from '#core/contract/contract'
import type { PublicContext } from '../_shared/endpoint/operation'
import type { TokenClaims } from '../_shared/endpoint/token-claims'

/** Days a session lives without being used. */
export const SESSION_DAYS = 30
const DAY = 86_400_000

export async function tokenPair(
  claims: TokenClaims,
  refreshToken: string,
  { tokens, now }: Pick<PublicContext, 'tokens' | 'now'>,
): Promise<Output<'session.open'>> {
  const { token, expiresAt } = await tokens.issue(claims, now)
  const refreshTokenExpiresAt = new Date(now + SESSION_DAYS * DAY).toISOString()
  return { token, tokenExpiresAt: expiresAt, refreshToken, refreshTokenExpiresAt }
}
