import type { NamedSchool } from '../../cloudfunctions/_shared/jobs/as-office'

const SAID_EVERY_MS = 5_000

/** How far a recount is, how fast, how long it will take, and where to go on when it is broken off. */
export class RecountProgress {
  readonly #begun = performance.now()
  readonly #finished = new Set<number>()
  #saidAt = this.#begun
  #records = 0
  /** All schools before this one are counted. */
  #through = 0

  constructor(
    private readonly schools: readonly NamedSchool[],
    private readonly say: (line: string) => void,
  ) {}

  add(records: number): void {
    this.#records += records
    const now = performance.now()
    if (now - this.#saidAt < SAID_EVERY_MS) return
    this.#saidAt = now
    this.say(`…… ${this.#inWords(now)}`)
  }

  done(index: number): void {
    this.#finished.add(index)
    while (this.#finished.delete(this.#through)) this.#through += 1
  }

  /** True when every school was counted. */
  end(): boolean {
    const all = this.#through === this.schools.length
    if (all) this.say(`共 ${this.#inWords(performance.now())}`)
    else {
      const last = this.schools[this.#through - 1]
      this.say(
        `中断于 ${this.#inWords(performance.now())}\n接着算：${last ? `npm run youju -- recount --after ${last.schoolId}` : '从头再来'}`,
      )
    }
    return all
  }

  #inWords(now: number): string {
    const seconds = Math.max(0.001, (now - this.#begun) / 1000)
    const done = this.#through + this.#finished.size
    const left = this.schools.length - done
    const soFar = `${done}/${this.schools.length} 所，${this.#records.toLocaleString('en')} 条记录，每秒 ${Math.round(this.#records / seconds).toLocaleString('en')} 条`
    return left === 0 || done === 0 ? soFar : `${soFar}，还要约 ${inMinutes((seconds / done) * left)}`
  }
}

function inMinutes(seconds: number): string {
  return seconds < 60 ? `${Math.ceil(seconds)} 秒` : `${Math.ceil(seconds / 60)} 分钟`
}
