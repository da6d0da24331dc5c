import type { TokenClaims } from './token-claims'

/** As many devices as one host serves in half an hour; of more, the ones kept first are verified once more. */
const MOST = 20_000

/**
 * Tokens whose signature was found good: a device sends the same one for half an hour. That its session is open is asked of the
 * database with every call.
 */
export class VerifiedTokens {
  readonly #known = new Map<string, { readonly claims: TokenClaims; readonly expires: number }>()

  /** `now` in milliseconds; nothing for a token that is over by then. */
  find(token: string, now: number): TokenClaims | undefined {
    const known = this.#known.get(token)
    if (!known) return undefined
    if (Math.floor(now / 1000) < known.expires) return known.claims
    this.#known.delete(token)
    return undefined
  }

  keep(token: string, claims: TokenClaims, expires: number): void {
    const [oldest] = this.#known.keys()
    if (oldest !== undefined && this.#known.size >= MOST) this.#known.delete(oldest)
    this.#known.set(token, { claims, expires })
  }
}
