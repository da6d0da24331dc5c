import type { CallContext, Operation } from './operation'
import type { TokenClaims } from './token-claims'

export interface Call {
  /** `noun.verb`, as it came in. */
  readonly operation: string
  readonly input: unknown
  readonly token: string | undefined
  /** The WeChat user that the cloud vouches for; comes from the platform, never from the payload. */
  readonly openId: string | undefined
  readonly requestId: string
  /** Where it came from, as the platform or a trusted proxy says; never from the payload. */
  readonly address?: string | undefined
  /** Which release of the client asks; undefined for what is not one of ours. */
  readonly clientVersion?: string | undefined
  /** Whether nobody waits for the answer any more; without it somebody does. */
  readonly isGone?: () => boolean
}

export type SignedInOperation = Extract<Operation, { readonly open: 'signedIn' }>

/** A call whose token is good; who makes it, the database has yet to say. */
export interface SignedInCall {
  readonly operation: SignedInOperation
  readonly claims: TokenClaims
  readonly call: Call
  readonly context: CallContext
}
