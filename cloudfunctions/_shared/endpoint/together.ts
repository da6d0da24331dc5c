import { problem } from '#core/problem'
import { carryOutAlone } from './alone'
import type { SignedInCall } from './call'
import { carryOutTogether, type Settled } from './carry-out-together'
import type { Deployment } from './deployment'
import { KnownCallers } from './known-callers'
import { finish } from './perform'
import { isOverload } from './unexpected'
import { WaitingCalls } from './waiting-calls'

/** So many batches at once: while one is written the next one is worked out. */
const LANES = 2
/** So many calls a batch: with more, the last one answered waits for too many others. */
const MOST = 64

interface Waiting {
  readonly signedIn: SignedInCall
  readonly resolve: (data: unknown) => void
  readonly reject: (error: unknown) => void
}

/**
 * Calls that arrive while others are carried out, carried out together in one transaction: a commit and a few round trips for all of them.
 * For a host that serves many at once; a cloud function serves one.
 */
export class Together {
  readonly #waiting = new WaitingCalls<Waiting>()
  readonly #known = new KnownCallers()
  #lanes = 0

  /** `deployment` is asked for when it is needed: it holds this in turn. */
  constructor(
    private readonly deployment: () => Deployment,
    private readonly lanes = LANES,
    private readonly most = MOST,
  ) {}

  carryOut(signedIn: SignedInCall): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(signedIn.claims.sessionId, { signedIn, resolve, reject })
      if (this.#lanes >= this.lanes) return
      this.#lanes += 1
      // What came in with the same turn of the event loop goes along.
      setImmediate(() => void this.#run())
    })
  }

  async #run(): Promise<void> {
    for (;;) {
      const batch = this.#waiting.take(this.most)
      if (batch.length === 0) break
      await this.#carryOut(batch.filter(isWaitedFor)).catch((error: unknown) => {
        for (const { reject } of batch) reject(error)
      })
    }
    this.#lanes -= 1
  }

  /** Answers every one of them. */
  async #carryOut(batch: readonly Waiting[]): Promise<void> {
    if (batch.length === 0) return
    const deployment = this.deployment()
    const calls = batch.map(({ signedIn }) => signedIn)
    let settled: readonly Settled[] = []
    try {
      settled = await carryOutTogether(calls, deployment, this.#known)
    } catch (error) {
      // Where the database is too busy for all of them at once, it is for each by themselves.
      if (isOverload(error)) throw error
    }
    for (const [index, { signedIn, resolve, reject }] of batch.entries()) {
      const { performed, schoolId } = settled[index] ?? {}
      if (schoolId !== undefined) this.#waiting.learn(signedIn.claims.sessionId, schoolId)
      const done = performed ? finish(performed, signedIn, deployment) : carryOutAlone(signedIn, deployment)
      done.then(resolve, reject)
    }
  }
}

/** Who has gone does not wait for a receipt: their device hands in again, and is told then. */
function isWaitedFor({ signedIn: { call }, reject }: Waiting): boolean {
  if (!call.isGone?.()) return true
  reject(problem('busy'))
  return false
}
