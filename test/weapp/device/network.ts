import { EventEmitter, once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'

export type NetworkType = 'wifi' | '5g' | '4g' | '3g' | '2g' | 'unknown' | 'none'

/**
 * What can happen to a request on its way:
 * `cut-before-send` it never leaves; `cut-after-send` it leaves and the connection breaks at once;
 * `lose-reply` the server answers and the answer is lost; `delay` the answer comes `ms` later;
 * `hang` it leaves and no answer ever comes.
 */
export type Fault = {
  kind: 'cut-before-send' | 'cut-after-send' | 'lose-reply' | 'delay' | 'hang'
  /** Which requests it befalls, by path; all if not given. */
  path?: RegExp
  /** How many of them; one if not given. */
  times?: number
  ms?: number
}

export interface Exchange {
  method: string
  path: string
  outcome: 'pending' | 'answered' | 'failed'
  fault?: Fault['kind']
  status?: number
}

export interface Held {
  /** Requests whose answers wait. */
  count(): number
  release(): void
}

type Perform<T> = (signal: AbortSignal, sent: () => void) => Promise<T>

export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure'
}

const OFFLINE = 'errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED'
const BROKEN = 'errcode:-101 cronet_error_code:-101 error_msg:net::ERR_CONNECTION_RESET'

/** The phone's connection, which a test can take away, break and slow down. */
export class Network {
  readonly exchanges: Exchange[] = []
  private current: NetworkType
  private readonly listeners = new Set<(type: NetworkType) => void>()
  private readonly faults: Required<Fault>[] = []
  private readonly holds = new Set<{ path: RegExp; released: Promise<unknown>; waiting: number }>()
  private readonly open = new Set<AbortController>()
  private unfinished = 0
  private parked = 0

  constructor(type: NetworkType = 'wifi') {
    this.current = type
  }

  get type(): NetworkType {
    return this.current
  }

  /** Requests a test should wait for: not those it holds back itself, nor those that will never be answered. */
  get pending(): number {
    return this.unfinished - this.parked
  }

  switchTo(type: NetworkType): void {
    if (type === this.current) return
    this.current = type
    if (type === 'none') this.cutAll(new NetworkFailure(OFFLINE))
    for (const listener of this.listeners) listener(type)
  }

  onChange(listener: (type: NetworkType) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  inject(fault: Fault): void {
    this.faults.push({ path: /./, times: 1, ms: 0, ...fault })
  }

  /** Keeps back the answers of matching requests, which the server does get, until released. */
  hold(path = /./): Held {
    const opener = new EventEmitter()
    const hold = { path, waiting: 0, released: once(opener, 'open') }
    this.holds.add(hold)
    const release = () => {
      this.holds.delete(hold)
      opener.emit('open')
    }
    return { count: () => hold.waiting, release }
  }

  /** What happens to open connections when the app is killed. */
  cutAll(reason: Error): void {
    for (const controller of this.open) controller.abort(reason)
  }

  async exchange<T>(
    what: Pick<Exchange, 'method' | 'path'>,
    timeout: number,
    abort: AbortSignal,
    perform: Perform<T>,
  ) {
    const exchange: Exchange = { ...what, outcome: 'pending' }
    this.exchanges.push(exchange)
    const controller = new AbortController()
    const onAbort = () => controller.abort(new NetworkFailure('abort'))
    abort.addEventListener('abort', onAbort)
    const clock = setTimeout(() => controller.abort(new NetworkFailure('timeout')), timeout)
    this.open.add(controller)
    this.unfinished += 1
    try {
      const answer = await Promise.race([
        this.travel(exchange, controller, perform),
        aborted(controller.signal),
      ])
      exchange.outcome = 'answered'
      return answer
    } catch (error) {
      exchange.outcome = 'failed'
      throw error instanceof NetworkFailure ? error : new NetworkFailure(reasonOf(error))
    } finally {
      this.unfinished -= 1
      this.open.delete(controller)
      abort.removeEventListener('abort', onAbort)
      clearTimeout(clock)
    }
  }

  private async travel<T>(exchange: Exchange, controller: AbortController, perform: Perform<T>): Promise<T> {
    if (this.current === 'none') throw new NetworkFailure(OFFLINE)
    const fault = this.faultFor(exchange.path)
    if (fault) exchange.fault = fault.kind
    if (fault?.kind === 'cut-before-send') throw new NetworkFailure(BROKEN)
    const sent = () => fault?.kind === 'cut-after-send' && controller.abort(new NetworkFailure(BROKEN))
    const answer = await perform(controller.signal, sent)
    if (fault?.kind === 'lose-reply') throw new NetworkFailure(BROKEN)
    if (fault?.kind === 'hang') await this.park(aborted(controller.signal))
    if (fault?.kind === 'delay') await delay(fault.ms)
    await this.heldBack(exchange.path, controller.signal)
    return answer
  }

  private faultFor(path: string): Required<Fault> | undefined {
    const index = this.faults.findIndex((fault) => fault.path.test(path))
    const fault = this.faults[index]
    if (!fault) return undefined
    fault.times -= 1
    if (fault.times <= 0) this.faults.splice(index, 1)
    return fault
  }

  private async heldBack(path: string, signal: AbortSignal): Promise<void> {
    for (const hold of this.holds) {
      if (!hold.path.test(path)) continue
      hold.waiting += 1
      await this.park(Promise.race([hold.released, aborted(signal)])).finally(() => {
        hold.waiting -= 1
      })
    }
  }

  private async park<T>(wait: Promise<T>): Promise<T> {
    this.parked += 1
    try {
      return await wait
    } finally {
      this.parked -= 1
    }
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ECONNREFUSED')
    return 'errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED'
  return BROKEN
}
