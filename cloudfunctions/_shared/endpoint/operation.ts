import type { CivilDate } from '#core/calendar/civil-date'
import type { OperationName, Output, Parsed } from '#core/contract/contract'
import type { KeepNew } from '../store/keep-new'
import type { Database, Tx } from '../store/store'
import type { Caller } from './caller'
import type { ClientFault } from './client-fault'
import type { Platform } from './platform'
import type { TokenKeeper } from './token'

/** What every operation gets besides its input. `now` is an instant in milliseconds, `today` its civil date in China. */
export interface CallContext {
  readonly now: number
  readonly today: CivilDate
  readonly requestId: string
}

export interface PublicContext extends CallContext {
  readonly db: Database
  readonly tokens: TokenKeeper
  readonly platform: Platform
  /** The WeChat user that the cloud vouches for in this very call. */
  readonly openId: string | undefined
  /** Where the call came from; undefined where nobody can say. */
  readonly address: string | undefined
  readonly clientFault: (fault: ClientFault) => void
}

export interface SignedInContext extends CallContext {
  readonly caller: Caller
  /** The WeChat user that the cloud vouches for in this very call. */
  readonly openId: string | undefined
  /** The request's one transaction, row-secured for the caller; rolled back when the operation throws. */
  readonly tx: Tx
  /** Writes a new record; with those of other callers where they have come together. */
  readonly keepNew?: KeepNew
  readonly tokens: TokenKeeper
  readonly platform: Platform
  /** Done once the transaction is committed and not otherwise; a failure is reported, the answer stays. */
  readonly afterwards: (work: () => Promise<void>) => void
}

export type Operation<N extends OperationName = OperationName> =
  | {
      readonly name: N
      readonly open: 'public'
      run(input: Parsed<N>, context: PublicContext): Promise<Output<N>>
    }
  | {
      readonly name: N
      readonly open: 'signedIn'
      readonly goesByAtHand: boolean
      /** May be carried out in one transaction with those of other callers. */
      readonly together: boolean
      run(input: Parsed<N>, context: SignedInContext): Promise<Output<N>>
    }

/** An operation that anybody may call, before there is a caller. */
export function publicOperation<N extends OperationName>(
  name: N,
  run: (input: Parsed<N>, context: PublicContext) => Promise<Output<N>>,
): Operation<N> {
  return { name, open: 'public', run }
}

/** An operation for a signed-in caller, inside the caller's row-secured transaction. */
export function operation<N extends OperationName>(
  name: N,
  run: (input: Parsed<N>, context: SignedInContext) => Promise<Output<N>>,
): Operation<N> {
  return { name, open: 'signedIn', goesByAtHand: false, together: false, run }
}

/**
 * As `operation`, for one that changes nothing of what a school is made of (people, units, terms, plans …): it goes by what the process has
 * at hand of that. The database refuses it such a change (migration 0038).
 */
export function operationAtHand<N extends OperationName>(
  name: N,
  run: (input: Parsed<N>, context: SignedInContext) => Promise<Output<N>>,
): Operation<N> {
  return { name, open: 'signedIn', goesByAtHand: true, together: false, run }
}

/**
 * As `operationAtHand`, for one that asks the database for nothing but to keep one new record, by `context.keepNew`, as long as all it
 * goes by is at hand: a host may carry out several callers' at once (together.ts). It begins anew, alone, where it asks for more.
 */
export function operationTogether<N extends OperationName>(
  name: N,
  run: (input: Parsed<N>, context: SignedInContext) => Promise<Output<N>>,
): Operation<N> {
  return { name, open: 'signedIn', goesByAtHand: true, together: true, run }
}
