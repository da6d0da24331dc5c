import { setTimeout as delay } from 'node:timers/promises'
import type { Answer } from '../../../cloudfunctions/_shared/endpoint/answer'
import { type AskedRequest, type Device, freshDevice, type Serve } from '../../unit/client/device/device'
import type { Client, StartClient } from './client'
import type { VirtualTime } from './clock'

/** What becomes of one request on its way, and of the app that waits for the answer. */
export type Wire =
  | 'good'
  /** It never leaves. */
  | 'cutBefore'
  /** The answer takes so long that much happens meanwhile. */
  | 'slow'
  /** The server has it; the answer is lost. */
  | 'replyLost'
  /** No answer within the client's patience; the server gets it later, when others may have come before. */
  | 'late'
  | 'busy'
  /** A captive portal answers. */
  | 'portal'
  /** The app is killed while it is on its way: before the server has it, or after. */
  | 'killedBefore'
  | 'killedAfter'

export type Ask = (operation: string, input: unknown, token: string | undefined) => Promise<Answer>

/** What WeChat gives an app, in bytes. */
export const WECHAT_LIMIT = 10 * 1024 * 1024

const later = <T>(answer: T) => delay(20, answer)

const CHANGES = ['record.submit', 'record.correct', 'file.begin', 'file.put', 'file.remove']
const FAILED = { errMsg: 'request:fail' }

/** A phone with the client on it, whose network, storage, clock and app a schedule breaks. */
export class Phone {
  readonly device: Device = freshDevice()
  client!: Client
  /** Whether requests get through, whatever the phone says about its network. */
  reachable = true
  clockOffset = 0
  /** Its storage was scarce once: what finds no room is sent past what waits. */
  wasFull = false
  /** It said “no network” while there was one. */
  wasLiedTo = false
  /** Requests at the server now, and requests to which no answer will come. */
  readonly answering = new Set<Promise<unknown>>()
  readonly late: (() => Promise<unknown>)[] = []
  hanging = 0
  /** The app as it runs now; a killed one stays dead whatever its code still does. */
  private life: Device
  private wire = 0

  constructor(
    private readonly startClient: StartClient,
    private readonly time: VirtualTime,
    private readonly ask: Ask,
    private wires: readonly Wire[],
  ) {
    this.life = this.device
    this.start()
  }

  get alive(): boolean {
    return this.life.alive
  }

  /** From now on every request gets through and is answered. */
  mend(): void {
    this.reachable = true
    this.clockOffset = 0
    this.wires = ['good']
    this.device.totalLimit = WECHAT_LIMIT
    this.life.writesLeft = null
  }

  /** The app dies instead of making this many-plus-first write. */
  dieAfterWrites(count: number | null): void {
    this.life.writesLeft = count
  }

  kill(): void {
    this.life.alive = false
    this.hanging = 0
  }

  start(): void {
    const life: Device = Object.assign(Object.create(this.device) as Device, {
      alive: true,
      writesLeft: null,
      shown: new Set(),
      hidden: new Set(),
      pageShown: new Set(),
      networkChanged: new Set(),
      serve: ((request) => this.serve(request, life)) satisfies Serve,
    })
    this.life = life
    const clock = this.time.clock(
      () => this.clockOffset,
      () => life.alive,
    )
    this.client = this.startClient(life, clock)
    this.client.watchPending()
    this.client.watchUploads()
  }

  comeBack(): void {
    for (const show of [...this.life.shown]) show()
  }

  /** What the phone tells its apps about the network. */
  tellNetwork(isConnected: boolean): void {
    this.device.networkType = isConnected ? 'wifi' : 'none'
    for (const hear of [...this.life.networkChanged])
      hear({ isConnected, networkType: this.device.networkType })
  }

  bytesStored(): number {
    return [...this.device.stored.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  }

  private async serve(request: AskedRequest, life: Device) {
    if (!this.reachable) throw FAILED
    const operation = request.url.replace(/^.*\/api\//, '').replace('/', '.')
    const token = request.header.authorization?.replace('Bearer ', '')
    const arrive = () => this.ask(operation, request.data, token)
    const wire = CHANGES.includes(operation) ? this.wires[this.wire++ % this.wires.length] : 'good'
    switch (wire) {
      case 'cutBefore':
        throw FAILED
      case 'busy':
        return {
          statusCode: 503,
          data: { ok: false, problem: { code: 'busy', message: '系统正忙', details: {} } },
        }
      case 'portal':
        return { statusCode: 200, data: '<html>请先登录校园网</html>' }
      case 'late':
        this.late.push(arrive)
        this.hanging += 1
        return new Promise<never>(() => undefined)
      case 'killedBefore':
        this.endLife(life)
        throw FAILED
    }
    const answer = await this.atServer(wire === 'slow' ? arrive().then(later) : arrive())
    if (wire === 'killedAfter') this.endLife(life)
    if (wire === 'replyLost') throw FAILED
    return { statusCode: answer.status, data: JSON.parse(JSON.stringify(answer.body)) as unknown }
  }

  private endLife(life: Device): void {
    if (life === this.life) this.kill()
  }

  private async atServer<T>(answer: Promise<T>): Promise<T> {
    this.answering.add(answer)
    try {
      return await answer
    } finally {
      this.answering.delete(answer)
    }
  }
}
