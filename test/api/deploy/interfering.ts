import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Reply {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Buffer
}

/** What becomes of a reply on its way; `ask` sends the same request on (again). */
export type Interference = (where: string, ask: () => Promise<Reply>) => Promise<Reply>

export interface Interfering {
  readonly address: URL
  interfere(how: Interference): void
  stop(): Promise<void>
}

/** A system that is itself except where a test interferes. */
export async function interfering(port: number): Promise<Interfering> {
  let how: Interference = (_, ask) => ask()
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const ask = async (): Promise<Reply> => {
        const { method = 'GET', headers } = request
        const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
          method,
          headers: passed(headers),
          ...(method === 'GET' ? {} : { body: Buffer.concat(chunks) }),
        })
        return {
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
          body: Buffer.from(await answer.arrayBuffer()),
        }
      }
      const { status, headers, body } = await how(new URL(request.url ?? '/', 'http://x').pathname, ask)
      const { 'content-length': _, 'content-encoding': __, 'transfer-encoding': ___, ...kept } = headers
      response.writeHead(status, kept).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    interfere: (wanted) => {
      how = wanted
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function passed(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const wanted = ['authorization', 'content-type', 'x-request-id']
  return Object.fromEntries(wanted.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])))
}

export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
})
