import type { ProblemCode } from '#core/problem'
import type { Limits } from '../limits/limits'
import type { Store } from '../store/store'
import type { Admission } from './admission'
import type { SignedInCall } from './call'
import type { ClientFault } from './client-fault'
import type { Operation } from './operation'
import type { Platform } from './platform'
import type { TokenKeeper } from './token'

/** What a deployment provides to its operations. */
export interface Deployment {
  readonly operations: ReadonlyMap<string, Operation>
  readonly store: Store
  /** How often may be called; without them, as often as one likes. */
  readonly limits?: Limits
  /** How much is taken on at once; without it, everything. */
  readonly admission?: Admission
  /** Carries out calls of several callers at once; without it each has a transaction of its own. */
  readonly together?: { carryOut(signedIn: SignedInCall): Promise<unknown> }
  readonly tokens: TokenKeeper
  readonly platform: Platform
  /** Milliseconds since the epoch; a demo may stand on another day. */
  readonly clock: () => number
  /** Reports what nobody foresaw; gets no input and no personal data. */
  readonly report: (entry: { operation: string; requestId: string; error: unknown }) => void
  /** Told of every call once it is answered; gets no input and no personal data. */
  readonly observe: (call: ObservedCall) => void
  /** Told of errors that clients met, so many a minute. */
  readonly clientFault: (fault: ClientFault) => void
  /** Releases of the client before this one are refused; undefined serves all. */
  readonly oldestClient?: string | undefined
}

/** What a log line and the metrics are made of. */
export interface ObservedCall {
  /** A name of the contract, or '' for a name that is none: a stranger's words do not become labels. */
  readonly operation: string
  readonly requestId: string
  /** As the caller's token says; null without one that is good. */
  readonly districtId: string | null
  readonly status: number
  /** The problem's code; null when it went well. */
  readonly code: ProblemCode | null
  readonly milliseconds: number
}
