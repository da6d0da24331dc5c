/** Whose school a session is of is remembered for so many; of others it is learnt anew. */
const MOST_KNOWN = 50_000

/** Calls in the order they came, school by school: a school that sends thousands takes its turn with all others. */
export class WaitingCalls<T> {
  readonly #queues = new Map<string, T[]>()
  readonly #schools = new Map<string, string>()
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Until the school of a session is known, it waits in a line of its own. */
  add(sessionId: string, waiting: T): void {
    const school = this.#schools.get(sessionId) ?? sessionId
    const queue = this.#queues.get(school)
    if (queue) queue.push(waiting)
    else this.#queues.set(school, [waiting])
    this.#size += 1
  }

  learn(sessionId: string, schoolId: string): void {
    if (this.#schools.has(sessionId)) return
    if (this.#schools.size >= MOST_KNOWN) this.#schools.clear()
    this.#schools.set(sessionId, schoolId)
  }

  /** The next ones, one of each school in turn. */
  take(most: number): T[] {
    const taken: T[] = []
    while (taken.length < most && this.#size > 0) {
      for (const [school, queue] of this.#queues) {
        if (taken.length >= most) break
        const first = queue.shift()
        if (first !== undefined) {
          taken.push(first)
          this.#size -= 1
        }
        // Behind all others, so that the next batch goes on where this one ends.
        this.#queues.delete(school)
        if (queue.length > 0) this.#queues.set(school, queue)
      }
    }
    return taken
  }
}
