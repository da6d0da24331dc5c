import { type InTurn, type KeepNew, type Kept, keepInTurn } from '../store/keep-new'
import type { Tx } from '../store/store'

interface Asked extends InTurn {
  readonly resolve: (kept: Kept) => void
  readonly reject: (error: unknown) => void
}

/**
 * New records of callers who came together, each of whom runs until they hand in a record or are done: when none of them runs any more,
 * what was handed in is written in one statement, school by school.
 */
export class Gathering {
  #running: number
  #asked: Asked[] = []
  /** Why the transaction cannot be committed, once that is so. */
  failure: { readonly error: unknown } | undefined

  constructor(
    private readonly tx: Tx,
    callers: number,
  ) {
    this.#running = callers
  }

  /** For the caller of a turn; `school` is only what their records are sorted by. */
  keepNewIn(turn: number): KeepNew {
    return (record) =>
      new Promise((resolve, reject) => {
        this.#asked.push({ turn, record, resolve, reject })
        this.#rest()
      })
  }

  done(): void {
    this.#rest()
  }

  #rest(): void {
    this.#running -= 1
    if (this.#running > 0 || this.#asked.length === 0) return
    const asked = this.#asked.sort((a, b) => (schoolOf(a) < schoolOf(b) ? -1 : 1))
    this.#asked = []
    this.#running = asked.length
    void this.#write(asked)
  }

  async #write(asked: readonly Asked[]): Promise<void> {
    try {
      const kept = await keepInTurn(this.tx, asked)
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

const schoolOf = ({ record: { row } }: Asked) => `${row.districtId}/${row.schoolId}`
