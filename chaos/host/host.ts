import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { Broken } from '../broken'
import { type Programs, ROOT } from './bundle'

const UP_WITHIN_MS = 40_000
const KEPT_LINES = 400
const HEAP_MB = 256
const WELCOME = '有据已启动'

export interface HostOptions {
  readonly programs: Programs
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  readonly shift: number
}

/** A host as `npm start` runs it, without the client's build: a process that can be killed. */
export class Host {
  readonly address: string
  private readonly child: ChildProcess
  private readonly lines: string[] = []
  private welcomed = false
  private told = false
  /** How long it took to be up. */
  startedIn = 0

  constructor({ programs, port, env, shift }: HostOptions) {
    this.address = `http://127.0.0.1:${port}`
    this.child = spawn(
      process.execPath,
      [
        '--expose-gc',
        // What it may keep at hand goes by it: as little as is full within minutes of a soak.
        `--max-old-space-size=${HEAP_MB}`,
        '--require',
        programs.clock,
        programs.host,
        '--no-demo',
        '--no-client',
        '--port',
        String(port),
      ],
      {
        cwd: ROOT,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...process.env, ...unset(), ...env, CHAOS_SHIFT_MS: String(shift) },
      },
    )
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => this.hear(chunk.toString('utf8')))
    }
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  /** It was told to end by nobody, and has ended, or is about to. */
  get gaveUp(): boolean {
    return !this.told && (!this.isAlive || this.lines.some((line) => line.includes('没有启动成功')))
  }

  get isUp(): boolean {
    return this.welcomed && this.isAlive
  }

  /** Until it serves, or somebody has killed it. A start that gives up, or takes too long, would need somebody's hand. */
  async up(): Promise<void> {
    const began = performance.now()
    while (!this.welcomed) {
      if (!this.isAlive && this.told) return
      if (!this.isAlive) throw new Broken('the next start needs no hand', `it ended: ${this.lastWords()}`)
      if (performance.now() - began > UP_WITHIN_MS)
        throw new Broken('the next start needs no hand', `not up after 40 s: ${this.lastWords()}`)
      await wait(10)
    }
    this.startedIn = performance.now() - began
  }

  kill(): void {
    this.told = true
    this.child.kill('SIGKILL')
  }

  freeze(frozen: boolean): void {
    this.child.kill(frozen ? 'SIGSTOP' : 'SIGCONT')
  }

  /** As an operator ends it. */
  async stop(): Promise<void> {
    this.told = true
    if (!this.isAlive) return
    this.child.kill('SIGCONT')
    this.child.kill('SIGTERM')
    await this.gone()
  }

  async gone(): Promise<void> {
    if (this.isAlive) await once(this.child, 'exit')
  }

  /** Sets its clock, from now on and without its knowing. */
  setClock(shift: number): void {
    if (this.child.connected) this.child.send({ shift }, () => undefined)
  }

  async heapAfterCollecting(): Promise<number> {
    this.child.send({ heap: true })
    const [told] = (await once(this.child, 'message')) as [{ readonly heap: number }]
    return told.heap
  }

  lastWords(lines = 12): string {
    const end = this.isAlive ? '' : `\n(${this.child.signalCode ?? `code ${this.child.exitCode}`})`
    // What it says of calls is of no help here.
    const words = this.lines.filter((line) => !line.startsWith('{"time"')).slice(-lines)
    return `${words.join('\n')}${end}`
  }

  /** What it has said of a call. */
  saidOf(requestId: string): string[] {
    return this.lines.filter((line) => line.includes(requestId))
  }

  private hear(text: string): void {
    this.lines.push(...text.split('\n').filter((line) => line.trim() !== ''))
    this.lines.splice(0, Math.max(0, this.lines.length - KEPT_LINES))
    this.welcomed ||= text.includes(WELCOME)
  }
}

/** What is set where the faults are tried is not for the host: a database of its own, a port, settings of a deployment. */
function unset(): Record<string, undefined> {
  const taken = /^(YOUJU_|DATABASE_|WECHAT_|CONTENT_CHECK$|PORT$|HOST$|NODE_OPTIONS$)/
  const names = Object.keys(process.env).filter((name) => taken.test(name))
  return Object.fromEntries(names.map((name) => [name, undefined]))
}
