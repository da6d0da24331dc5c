import type { InSession, KeepNew, Kept } from '../store/keep-new'
import type { Caller } from './caller'
import { NeedsOwnTransaction } from './no-transaction'

interface Asked extends InSession {
  readonly resolve: (kept: Kept) => void
  readonly reject: (error: unknown) => void
}

/** Writes records in one transaction and answers what became of those that are kept now, by their ids. */
export type Write = (records: readonly InSession[]) => Promise<ReadonlyMap<string, Kept>>

/**
 * New records of callers who came together, each of whom runs until they hand in a record or are done: when none of them runs any more,
 * what was handed in is written at once. Whoever's is not kept then begins anew, alone, and so does who wants more of the database.
 */
export class Gathering {
  #running: number
  #asked: Asked[] = []
  readonly #kept = new Set<number>()
  /** Why nothing of all is written, once that is so. */
  failure: { readonly error: unknown } | undefined

  constructor(
    private readonly write: Write,
    callers: number,
  ) {
    this.#running = callers
  }

  /** For the caller who came at this place. */
  keepNewOf(place: number, { sessionId, atHand }: Caller): KeepNew {
    let isUsed = false
    return (record) => {
      if (isUsed || !atHand) return Promise.reject(new NeedsOwnTransaction())
      isUsed = true
      return new Promise((resolve, reject) => {
        this.#asked.push({
          sessionId,
          structure: atHand.stamp,
          record,
          reject,
          resolve: (kept) => {
            this.#kept.add(place)
            resolve(kept)
          },
        })
        this.done()
      })
    }
  }

  /** Whether what the caller of this place handed in is kept, since now or since before: then what they were told holds. */
  hasKept(place: number): boolean {
    return this.#kept.has(place)
  }

  done(): void {
    this.#running -= 1
    if (this.#running > 0 || this.#asked.length === 0) return
    const asked = this.#asked
    this.#asked = []
    // From here on nobody can hand in any more, and nobody is waited for.
    this.#running = Number.POSITIVE_INFINITY
    void this.#writeAll(asked)
  }

  async #writeAll(asked: readonly Asked[]): Promise<void> {
    const distinct = unlike(asked)
    try {
      const outcomes = await this.write([...distinct])
      for (const each of asked) {
        const kept = distinct.has(each) ? outcomes.get(each.record.row.id) : undefined
        if (kept) each.resolve(kept)
        else each.reject(new NeedsOwnTransaction())
      }
    } catch (error) {
      this.failure = { error }
      for (const { reject } of asked) reject(error)
    }
  }
}

/** Those with an id and natural keys that none before them has. */
function unlike(asked: readonly Asked[]): ReadonlySet<Asked> {
  const taken = new Set<string>()
  return new Set(
    asked.filter(({ record: { row, claims } }) => {
      const names = [row.id, ...claims.map((claim) => `${row.districtId}/${claim}`)]
      if (names.some((name) => taken.has(name))) return false
      for (const name of names) taken.add(name)
      return true
    }),
  )
}
