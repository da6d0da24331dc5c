import { once } from 'node:events'
import { type Duplex, Readable } from 'node:stream'
import pg from 'pg'

/** What pg has for COPY and its types do not tell of. */
interface Wire {
  readonly stream: Duplex
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

const BLOCK_BYTES = 64 * 1024

/** The rows of a `copy … to stdout`, as fast as they are taken. */
export function copyOut(client: pg.Client, text: string): Readable {
  const query = new OutQuery(text)
  client.query(query)
  return query.rows
}

class OutQuery extends pg.Query {
  readonly rows = new Readable({ read: () => this.#wire?.stream.resume() })
  #wire: Wire | undefined
  #held: Buffer[] = []
  #bytes = 0

  constructor(text: string) {
    super(text)
    this.on('error', (error: Error) => this.rows.destroy(error))
    this.on('end', () => {
      this.#handOn()
      this.rows.push(null)
    })
  }

  /** One row a message. pg reads the next into the same memory. */
  handleCopyData({ chunk }: { chunk: Buffer }, wire: Wire): void {
    this.#wire = wire
    this.#held.push(Buffer.from(chunk))
    this.#bytes += chunk.length
    if (this.#bytes >= BLOCK_BYTES && !this.#handOn()) wire.stream.pause()
  }

  #handOn(): boolean {
    if (this.#bytes === 0) return true
    const block = Buffer.concat(this.#held)
    this.#held = []
    this.#bytes = 0
    return this.rows.push(block)
  }
}

/** Feeds a `copy … from stdin`; answers how many rows came in. A fault of the source undoes the statement. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  const query = new InQuery(text, source)
  return new Promise((resolve, reject) => {
    query.on('end', ({ rowCount }) => resolve(rowCount ?? 0))
    query.on('error', (error: Error) => reject(query.fault ?? error))
    client.query(query)
  })
}

class InQuery extends pg.Query {
  /** What went wrong with the source: told instead of the server's word that we gave up. */
  fault: unknown
  readonly #over = new AbortController()

  constructor(
    text: string,
    private readonly source: AsyncIterable<Buffer>,
  ) {
    super(text)
    for (const event of ['end', 'error'] as const) this.on(event, () => this.#over.abort())
  }

  handleCopyInResponse(wire: Wire): void {
    this.#feed(wire).catch((error: unknown) => {
      if (this.#over.signal.aborted) return
      this.fault = error
      wire.sendCopyFail('the source failed')
    })
  }

  async #feed(wire: Wire): Promise<void> {
    const { signal } = this.#over
    for await (const chunk of this.source) {
      signal.throwIfAborted()
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain', { signal })
    }
    wire.endCopyFrom()
  }
}
