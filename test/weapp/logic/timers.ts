type Callback = (...args: unknown[]) => void

/** The timers of one run of the app: they die with it, and idle() can see what is about to happen. */
export class Timers {
  private readonly running = new Map<number, { handle: NodeJS.Timeout; due: number }>()
  private last = 0

  private stopped = false

  constructor(private readonly run: (callback: () => void) => void) {}

  readonly setTimeout = (callback: Callback, ms = 0, ...args: unknown[]): number => {
    const id = this.next()
    const fire = () => {
      this.running.delete(id)
      this.run(() => callback(...args))
    }
    if (!this.stopped) this.running.set(id, { handle: setTimeout(fire, ms), due: Date.now() + Number(ms) })
    return id
  }

  readonly setInterval = (callback: Callback, ms = 0, ...args: unknown[]): number => {
    const id = this.next()
    const handle = setInterval(() => this.run(() => callback(...args)), ms)
    this.running.set(id, { handle, due: Number.POSITIVE_INFINITY })
    if (this.stopped) this.clear(id)
    return id
  }

  readonly clear = (id: number): void => {
    const timer = this.running.get(id)
    if (!timer) return
    clearTimeout(timer.handle)
    this.running.delete(id)
  }

  stop(): void {
    this.stopped = true
    for (const id of [...this.running.keys()]) this.clear(id)
  }

  /** Whether a timeout falls due within this time; intervals never end, so they do not count. */
  dueWithin(ms: number): boolean {
    return [...this.running.values()].some(({ due }) => due - Date.now() < ms)
  }

  private next(): number {
    this.last += 1
    return this.last
  }
}
