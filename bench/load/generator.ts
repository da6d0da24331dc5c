import net from 'node:net'

/** What to send, and how: so many clients, each sending its next request when it has the answer to the one before. */
export interface LoadOrder {
  readonly port: number
  readonly clients: number
  readonly seconds: number
  /** At most so many a second in all, evenly; as many as go without it. */
  readonly perSecond?: number
  readonly requests: readonly { readonly id: string; readonly token: string; readonly body: string }[]
}

export interface LoadReport {
  readonly seconds: number
  readonly cpuSeconds: number
  /** Milliseconds of each answer, ascending, by HTTP status. */
  readonly times: Readonly<Record<string, readonly number[]>>
  /** Ids whose submission was answered with a receipt. */
  readonly acknowledged: readonly string[]
  /** What those were answered, in the same order. */
  readonly receipts: readonly string[]
  /** Of refusals, the code and how many. */
  readonly refused: Readonly<Record<string, number>>
  readonly ranDry: boolean
}

process.on('message', async (order: LoadOrder) => {
  process.send?.(await load(order))
})
process.once('disconnect', () => process.exit(0))

/** Raw HTTP over sockets that stay open: a client library would take more of the two cores than the host does. */
async function load({ port, clients, seconds, perSecond, requests }: LoadOrder): Promise<LoadReport> {
  const bytes = requests.map(({ token, body }) =>
    Buffer.from(
      `POST /api/record/submit HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    ),
  )
  const times: Record<string, number[]> = {}
  const refused: Record<string, number> = {}
  const acknowledged: string[] = []
  const receipts: string[] = []
  const begun = performance.now()
  const cpuBegun = process.cpuUsage()
  const until = begun + seconds * 1000
  let next = 0
  let ranDry = false

  const client = async () => {
    let socket = await connected(port)
    for (;;) {
      const at = next
      const due = perSecond === undefined ? 0 : begun + (at / perSecond) * 1000
      if (Math.max(due, performance.now()) >= until) break
      const request = requests[at]
      const sent = bytes[at]
      next += 1
      if (!request || !sent) {
        ranDry = true
        break
      }
      const wait = due - performance.now()
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
      const from = performance.now()
      const answer = await exchanged(socket, sent)
      const status = answer?.status ?? 'lost'
      times[status] ??= []
      times[status].push(performance.now() - from)
      if (answer?.status === '200') {
        acknowledged.push(request.id)
        receipts.push(answer.body)
      } else {
        const code = answer ? (/"code":"(\w+)"/.exec(answer.body)?.[1] ?? 'unknown') : 'lost'
        refused[code] = (refused[code] ?? 0) + 1
      }
      if (!answer?.keptOpen) {
        socket.destroy()
        socket = await connected(port)
      }
    }
    socket.destroy()
  }
  await Promise.all(Array.from({ length: clients }, client))
  const { user, system } = process.cpuUsage(cpuBegun)
  for (const list of Object.values(times)) list.sort((a, b) => a - b)
  return {
    seconds: (performance.now() - begun) / 1000,
    cpuSeconds: (user + system) / 1e6,
    ...{ times, acknowledged, receipts, refused, ranDry },
  }
}

function connected(port: number): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.off('error', reject)
      // Told by the exchange that was under way.
      socket.on('error', () => socket.destroy())
      resolve(socket)
    })
    socket.setNoDelay(true)
    socket.once('error', reject)
  })
}

interface Answered {
  readonly status: string
  readonly body: string
  readonly keptOpen: boolean
}

/** One request and its answer, which must say how long it is; undefined when the connection ended before. */
function exchanged(socket: net.Socket, bytes: Buffer): Promise<Answered | undefined> {
  return new Promise((resolve) => {
    let answer = ''
    const done = (answered: Answered | undefined) => {
      socket.off('data', take)
      socket.off('close', lost)
      resolve(answered)
    }
    const lost = () => done(undefined)
    // As latin1, a character is a byte.
    const take = (part: Buffer) => {
      answer += part.toString('latin1')
      const head = answer.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(answer.slice(0, head))?.[1] ?? 0)
      if (answer.length < head + 4 + length) return
      const keptOpen = !/connection: close/i.test(answer.slice(0, head))
      done({ status: answer.slice(9, 12), body: answer.slice(head + 4), keptOpen })
    }
    if (socket.destroyed) return resolve(undefined)
    socket.on('data', take)
    socket.once('close', lost)
    socket.write(bytes)
  })
}
