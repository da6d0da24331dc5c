import { type InTurn, type KeepNew, type Kept, keepInTurn } from '../store/keep-new'
import type { TwoStatements } from '../store/two-statements'
import { NeedsOwnTransaction } from './no-transaction'

interface Asked extends InTurn {
  readonly resolve: (kept: Kept) => void
  readonly reject: (error: unknown) => void
}

/**
 * New records of callers who came together, each of whom runs until they hand in a record or are done: when none of them runs any more,
 * what was handed in is written in one statement, school by school, and committed with it. Who wants more of the database begins anew, alone.
 */
export class Gathering {
  #running: number
  #asked: Asked[] = []
  /** Why the transaction cannot be committed, once that is so. */
  failure: { readonly error: unknown } | undefined

  constructor(
    private readonly statements: TwoStatements,
    callers: number,
  ) {
    this.#running = callers
  }

  /** For the caller of a turn. */
  keepNewIn(turn: number): KeepNew {
    let isUsed = false
    return (record) => {
      if (isUsed) return Promise.reject(new NeedsOwnTransaction())
      isUsed = true
      return new Promise((resolve, reject) => {
        this.#asked.push({ turn, record, resolve, reject })
        this.#rest()
      })
    }
  }

  done(): void {
    this.#rest()
  }

  #rest(): void {
    this.#running -= 1
    if (this.#running > 0 || this.#asked.length === 0) return
    const asked = this.#asked.sort(bySchoolAndTurn)
    this.#asked = []
    // From here on nobody can hand in any more, and nobody is waited for.
    this.#running = Number.POSITIVE_INFINITY
    void this.#write(asked)
  }

  async #write(asked: readonly Asked[]): Promise<void> {
    try {
      const kept = await keepInTurn(this.statements, asked)
      for (const [index, each] of asked.entries()) {
        const outcome = kept[index]
        if (outcome) each.resolve(outcome)
        else each.reject(new Error('youju.keep_new answered too little'))
      }
    } catch (error) {
      this.failure = { error }
      for (const { reject } of asked) reject(error)
    }
  }
}

function bySchoolAndTurn(a: Asked, b: Asked): number {
  const [one, other] = [a, b].map(({ record: { row } }) => `${row.districtId}/${row.schoolId}`)
  if (one === other || one === undefined || other === undefined) return (a.turn ?? 0) - (b.turn ?? 0)
  return one < other ? -1 : 1
}
