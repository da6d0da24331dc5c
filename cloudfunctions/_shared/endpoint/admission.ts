import { performance } from 'node:perf_hooks'
import { problem } from '#core/problem'

/** Calls that one host has under way at most; the pool's connections and a few batches keep it at work. */
const MOST = 256
/** Handing in and looking up may each take this share of the places, so that neither keeps the other out. */
const SHARE = 0.75
/** Whoever would wait longer is told at once: a device tries again by itself, a person looks at a clock. */
const PATIENCE_MS = 2_000
/** So few are let in whatever they cost: by them it shows that things go on. */
const ALWAYS = 16
/** How much the newest gap between two answers tells of how fast answers are given. */
const NEWEST = 0.05

export type Kind = 'handingIn' | 'other'

export interface AdmissionOptions {
  readonly most?: number
  readonly patienceMs?: number
  readonly clock?: () => number
}

/**
 * How much a host takes on: so many calls at once, and no more than are answered within everybody's patience at the pace of the last
 * answers. The others are told that it is busy before anything is done for them.
 */
export class Admission {
  readonly #most: number
  readonly #patienceMs: number
  readonly #clock: () => number
  readonly #running = { handingIn: 0, other: 0 }
  /** Milliseconds from one answer to the next while there is work. */
  #gap = 0
  #lastAnswer = 0
  #refused = 0

  constructor({
    most = MOST,
    patienceMs = PATIENCE_MS,
    clock = () => performance.now(),
  }: AdmissionOptions = {}) {
    this.#most = most
    this.#patienceMs = patienceMs
    this.#clock = clock
  }

  /** Calls that were told so since the start. */
  get refused(): number {
    return this.#refused
  }

  get running(): number {
    return this.#running.handingIn + this.#running.other
  }

  /** Whether one more would be let in now. A refusal is counted where it is made. */
  admits(kind: Kind): boolean {
    if (this.running < Math.min(ALWAYS, this.#most)) return true
    if (this.running >= this.#most || this.#running[kind] >= this.#most * SHARE) return false
    const stalled = this.#clock() - this.#lastAnswer
    return this.running * this.#gap <= this.#patienceMs && stalled <= this.#patienceMs
  }

  refuse(): void {
    this.#refused += 1
  }

  /** Does the work if there is a place for it; rejects with `busy` otherwise. */
  async run<T>(kind: Kind, work: () => Promise<T>): Promise<T> {
    if (!this.admits(kind)) {
      this.refuse()
      throw problem('busy')
    }
    // After a rest the gap to the last answer says nothing.
    if (this.running === 0) this.#lastAnswer = this.#clock()
    this.#running[kind] += 1
    try {
      return await work()
    } finally {
      const now = this.#clock()
      // While few are under way nobody waits, however long each of them takes.
      this.#gap = this.running < ALWAYS ? 0 : this.#gap + NEWEST * (now - this.#lastAnswer - this.#gap)
      this.#lastAnswer = now
      this.#running[kind] -= 1
    }
  }
}
