/** So many at once, and so many a minute in the long run. */
export interface Pace {
  readonly burst: number
  readonly perMinute: number
}

/** What is kept in mind at most: the oldest is forgotten first, which lets somebody off and never fills the memory. */
const MOST_KEPT = 20_000

interface Bucket {
  left: number
  at: number
}

/** Token buckets by key, in the order of their last use. `now` is in milliseconds of any clock that only goes forward. */
export class Buckets {
  readonly #kept = new Map<string, Bucket>()

  constructor(
    readonly pace: Pace,
    readonly most = MOST_KEPT,
  ) {}

  get size(): number {
    return this.#kept.size
  }

  /** Takes one. Answers 0, or after how many seconds there is one again; what is refused costs nothing. */
  take(key: string, now: number): number {
    const { burst, perMinute } = this.pace
    const perMs = perMinute / 60_000
    const known = this.#kept.get(key)
    const left = known ? Math.min(burst, known.left + Math.max(0, now - known.at) * perMs) : burst
    const given = left >= 1
    this.#kept.delete(key)
    this.#kept.set(key, { left: given ? left - 1 : left, at: now })
    if (this.#kept.size > this.most) this.#forgetOldest()
    return given ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000))
  }

  #forgetOldest(): void {
    for (const oldest of this.#kept.keys()) {
      this.#kept.delete(oldest)
      return
    }
  }
}
