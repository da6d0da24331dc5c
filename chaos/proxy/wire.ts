import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { endsReady, Frames } from './frames'

/** `before`: the statement never reaches the database. `after`: it is carried out, and its answer is not heard. */
export type Moment = 'before' | 'after'

export interface Held {
  /** Cuts this one connection, on both sides. */
  cut(): void
  release(): void
}

interface Trap {
  left: number
  readonly moment: Moment
  readonly database: string
  readonly sprung: (held: Held) => void
}

/** The way between hosts and their database, on which everything may happen that happens on networks. */
export class Wire {
  private readonly lines = new Set<Line>()
  private trap: Trap | undefined
  readonly held: (() => void)[] = []
  /** New connections are turned away. */
  refusing = false
  /** Each piece takes this long, either way. */
  delayMs = 0

  private constructor(
    private readonly server: Server,
    private readonly target: () => string,
  ) {
    server.on('connection', (socket) => this.connect(socket))
  }

  /** `target` is the socket of the database at the moment of connecting. */
  static async open(target: () => string): Promise<Wire> {
    const server = createServer({ allowHalfOpen: true })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new Wire(server, target)
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  get connections(): number {
    return this.lines.size
  }

  /**
   * Waits for the nth statement from now, of any host, and holds its connection there; undefined where the signal comes
   * first. Those to one database alone are counted where it is named.
   */
  atStatement(
    nth: number,
    moment: Moment,
    signal: AbortSignal,
    database = 'youju',
  ): Promise<Held | undefined> {
    return new Promise((resolve) => {
      const giveUp = () => {
        if (this.trap === trap) this.trap = undefined
        resolve(undefined)
      }
      const sprung = (held: Held) => {
        signal.removeEventListener('abort', giveUp)
        resolve(held)
      }
      const trap: Trap = { left: nth, moment, database, sprung }
      this.trap = trap
      if (signal.aborted) giveUp()
      else signal.addEventListener('abort', giveUp, { once: true })
    })
  }

  /** Ends every connection, at both ends; answers how many, as the others do. */
  cutAll(): number {
    const all = [...this.lines]
    for (const line of all) line.cut()
    return all.length
  }

  /** The next answers break off in the middle, and so do their connections. */
  halveNextAnswers(): number {
    return this.strike((line) => {
      line.halving = true
    })
  }

  /** Connections that are open lead nowhere any more, and nobody is told; new ones are good. */
  silence(): number {
    return this.strike((line) => {
      line.silent = true
    })
  }

  /** Hosts lose their connections; the database is not told and keeps what they held. */
  loseHosts(): number {
    return this.strike((line) => line.loseHost())
  }

  /** What is lost, silent or about to break off already is not struck again. */
  private strike(how: (line: Line) => void): number {
    const well = [...this.lines].filter(({ isLost, silent, halving }) => !isLost && !silent && !halving)
    well.forEach(how)
    return well.length
  }

  /** Everything is well again for what comes, and what was held goes on. What was silenced or lost stays so. */
  mend(): void {
    this.refusing = false
    this.delayMs = 0
    this.trap = undefined
    for (const release of this.held.splice(0)) release()
  }

  /** The database's machine finds out at last whose other end is gone. */
  endLost(): void {
    for (const line of this.lines) if (line.isLost) line.cut()
  }

  async close(): Promise<void> {
    this.cutAll()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Called by a line at each statement; whether it is to be held. */
  spring(database: string): Trap | undefined {
    const { trap } = this
    if (trap?.database !== database) return undefined
    trap.left -= 1
    if (trap.left > 0) return undefined
    this.trap = undefined
    return trap
  }

  private connect(host: Socket): void {
    if (this.refusing) return void host.destroy()
    const line = new Line(this, host, createConnection(this.target()), () => this.lines.delete(line))
    this.lines.add(line)
  }
}

/** One connection of a host, passed on. */
class Line {
  halving = false
  silent = false
  isLost = false
  private readonly frames = new Frames()
  private readonly toDatabase = new Passage()
  private readonly toHost = new Passage()
  /** Set while the answer to a statement is waited for that must not be heard. */
  private unheard: Trap | undefined

  constructor(
    private readonly wire: Wire,
    private readonly host: Socket,
    private readonly database: Socket,
    private readonly gone: () => void,
  ) {
    host.on('data', (chunk: Buffer) => this.fromHost(chunk))
    database.on('data', (chunk: Buffer) => this.fromDatabase(chunk))
    const end = () => {
      if (!this.isLost) this.cut()
    }
    for (const socket of [host, database]) {
      socket.setNoDelay(true)
      for (const event of ['error', 'end', 'close']) socket.on(event, end)
    }
  }

  cut(): void {
    this.isLost = false
    this.host.destroy()
    this.database.destroy()
    this.gone()
  }

  loseHost(): void {
    this.isLost = true
    this.host.destroy()
  }

  private fromHost(chunk: Buffer): void {
    for (const { bytes, endsStatement } of this.frames.push(chunk)) {
      const trap = endsStatement ? this.wire.spring(this.frames.database) : undefined
      this.toDatabase.pass(async () => {
        if (trap?.moment === 'before') await this.hold(trap)
        if (trap?.moment === 'after') this.unheard = trap
        await this.send(this.database, bytes)
      })
    }
  }

  private fromDatabase(chunk: Buffer): void {
    this.toHost.pass(async () => {
      const { unheard } = this
      if (unheard && endsReady(chunk)) {
        this.unheard = undefined
        await this.hold(unheard)
      }
      if (this.halving) {
        this.halving = false
        if (!this.host.destroyed) this.host.write(chunk.subarray(0, Math.floor(chunk.length / 2)))
        return this.cut()
      }
      await this.send(this.host, chunk)
    })
  }

  private hold({ sprung }: Trap): Promise<void> {
    return new Promise((release) => {
      this.wire.held.push(release)
      sprung({ cut: () => this.cut(), release })
    })
  }

  private async send(to: Socket, bytes: Buffer): Promise<void> {
    if (this.wire.delayMs > 0) await wait(this.wire.delayMs)
    if (!this.silent && !to.destroyed && to.writable) to.write(bytes)
  }
}

/** What goes one way, in order, however long each piece takes. */
class Passage {
  private last: Promise<unknown> = Promise.resolve()

  pass(work: () => Promise<void>): void {
    this.last = this.last.then(work)
  }
}
