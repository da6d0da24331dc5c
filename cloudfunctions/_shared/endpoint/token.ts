import { createHash, randomBytes, webcrypto } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { TokenClaims } from './token-claims'
import { VerifiedTokens } from './verified-tokens'

/** What a bearer token says; everything else about the caller is read from the database on every call. */
export interface TokenKeeper {
  issue(claims: TokenClaims, now: number): Promise<{ token: string; expiresAt: string }>
  /** Undefined for a token that is forged, expired or of another server. */
  read(token: string, now: number): Promise<TokenClaims | undefined>
}

const MINUTES = 30
const ISSUER = 'youju'
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Signed short-lived tokens (JWT, HS256). `secret` is at least 32 bytes, from the environment or the data folder. */
export function tokenKeeper(secret: Uint8Array): TokenKeeper {
  if (secret.byteLength < 32) throw new Error('the token secret is shorter than 32 bytes')
  const verifiedTokens = new VerifiedTokens()
  // Made once: given as bytes, it would be made into a key for every token.
  const key = webcrypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
  return {
    async issue({ districtId, sessionId }, now) {
      const expires = Math.floor(now / 1000) + MINUTES * 60
      const token = await new SignJWT({ d: districtId })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setSubject(sessionId)
        .setIssuedAt(Math.floor(now / 1000))
        .setExpirationTime(expires)
        .sign(await key)
      return { token, expiresAt: new Date(expires * 1000).toISOString() }
    },
    async read(token, now) {
      const known = verifiedTokens.find(token, now)
      if (known) return known
      const verified = await jwtVerify(token, await key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        currentDate: new Date(now),
      }).catch(() => undefined)
      const { d, sub, exp } = verified?.payload ?? {}
      if (!isId(d) || !isId(sub)) return undefined
      const claims = { districtId: d, sessionId: sub }
      if (exp !== undefined) verifiedTokens.keep(token, claims, exp)
      return claims
    },
  }
}

const isId = (claim: unknown): claim is string => typeof claim === 'string' && ID.test(claim)

/**
 * A refresh token and the only form of it that is kept: hashes. Its first part is the same in all tokens of a session, by
 * which one that was spent long ago is known again; `after` is the token that it takes the place of.
 */
export function newRefreshToken(after?: string): { token: string; hash: Buffer; family: Buffer } {
  const family = (after && familyOf(after)) ?? randomBytes(16).toString('base64url')
  const token = `${family}.${randomBytes(32).toString('base64url')}`
  return { token, hash: refreshHash(token), family: refreshHash(family) }
}

export function refreshHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Null for tokens without a first part, which were made before there was one. */
export function familyHash(token: string): Buffer | null {
  const family = familyOf(token)
  return family === undefined ? null : refreshHash(family)
}

function familyOf(token: string): string | undefined {
  return /^([\w-]{22})\.[\w-]{43}$/.exec(token)?.[1]
}
