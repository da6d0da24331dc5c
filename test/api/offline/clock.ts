/** What a client takes for the platform's time and chance. */
export interface Clock {
  readonly Date: DateConstructor
  readonly Math: Math
  readonly setTimeout: (act: () => void, ms: number) => number
  readonly clearTimeout: (id: number | undefined) => void
}

interface Timer {
  readonly at: number
  readonly act: () => void
}

/** A time that passes only when a test says so: the school's, and every device's with the error of its own clock. */
export class VirtualTime {
  private readonly timers = new Map<number, Timer>()
  private made = 0
  private word: number

  constructor(
    public now: number,
    seed: number,
  ) {
    this.word = seed | 1
  }

  /** Timers due meanwhile go off, each at its time. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    for (let due = this.due(end); due; due = this.due(end)) {
      const [id, timer] = due
      this.timers.delete(id)
      this.now = Math.max(this.now, timer.at)
      timer.act()
      await turn()
    }
    this.now = end
  }

  /** Of one start of one device; `isAlive` false silences its timers. */
  clock(offset: () => number, isAlive: () => boolean): Clock {
    const now = () => this.now + offset()
    return {
      Date: dateAt(now),
      Math: Object.assign(Object.create(Math), { random: () => this.chance() }),
      setTimeout: (act, ms) => {
        this.made += 1
        this.timers.set(this.made, { at: this.now + Math.ceil(ms), act: () => isAlive() && act() })
        return this.made
      },
      clearTimeout: (id) => {
        if (id !== undefined) this.timers.delete(id)
      },
    }
  }

  private due(end: number): [number, Timer] | undefined {
    return [...this.timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0]
  }

  /** xorshift: the same schedule draws the same ids. */
  chance(): number {
    this.word ^= this.word << 13
    this.word ^= this.word >>> 17
    this.word ^= this.word << 5
    return (this.word >>> 0) / 2 ** 32
  }
}

function dateAt(now: () => number): DateConstructor {
  return class extends Date {
    constructor(...given: [] | [number | string]) {
      super(given[0] ?? now())
    }
    static override now = now
  } as DateConstructor
}

/** Everything that follows from what has been answered has happened. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
