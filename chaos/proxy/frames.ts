interface Piece {
  readonly bytes: Buffer
  readonly endsStatement: boolean
}

/**
 * Finds where statements end in what a client sends: a simple query (Q), or the Sync (S) after an extended one. See
 * https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class Frames {
  /** Which one is asked for, once that was said. */
  database = ''
  private begun = false
  private pending: Buffer = Buffer.alloc(0)

  /** Whole messages in pieces, each ending with a statement or with the last of them; the rest waits for what comes. */
  push(chunk: Buffer): Piece[] {
    const all = Buffer.concat([this.pending, chunk])
    const pieces: Piece[] = []
    let [from, at] = [0, 0]
    for (let end = this.endOf(all, at); end !== undefined; end = this.endOf(all, at)) {
      const isStatement = this.begun && (all[at] === 0x51 || all[at] === 0x53)
      if (!this.begun) this.database = databaseIn(all.subarray(at, end))
      this.begun = true
      at = end
      if (!isStatement) continue
      pieces.push({ bytes: all.subarray(from, at), endsStatement: true })
      from = at
    }
    if (at > from) pieces.push({ bytes: all.subarray(from, at), endsStatement: false })
    this.pending = all.subarray(at)
    return pieces
  }

  /** Only the first message, which says who comes, has no letter before its length. */
  private endOf(all: Buffer, at: number): number | undefined {
    const header = this.begun ? 1 : 0
    if (all.length < at + header + 4) return undefined
    const end = at + header + all.readInt32BE(at + header)
    return end <= all.length ? end : undefined
  }
}

/** The first message holds names and values, each closed with a zero. */
function databaseIn(startup: Buffer): string {
  const said = startup.subarray(8).toString('utf8').split('\0')
  return said[said.indexOf('database') + 1] ?? ''
}

/** Whether what came from the server ends with its being ready for the next statement. */
export function endsReady(chunk: Buffer): boolean {
  return chunk.length >= 6 && chunk[chunk.length - 6] === 0x5a && chunk.readInt32BE(chunk.length - 5) === 5
}
