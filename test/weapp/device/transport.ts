import { Agent, request as httpRequest } from 'node:http'

export interface Outgoing {
  method: string
  /** Path and query on the server; the host the app was built for is left out. */
  path: string
  headers: Record<string, string>
  body: Buffer
}

export interface Incoming {
  status: number
  headers: Record<string, string>
  cookies: string[]
  body: Buffer
}

/** Carries one request; `sent` is called once all of it has left. */
export type Transport = (request: Outgoing, signal: AbortSignal, sent: () => void) => Promise<Incoming>

export function httpTransport(server: string): Transport {
  const agent = new Agent({ keepAlive: false })
  return (outgoing, signal, sent) =>
    new Promise((resolve, reject) => {
      const { method, headers, body } = outgoing
      const request = httpRequest(new URL(outgoing.path, server), { method, headers, agent, signal })
      request.once('error', reject)
      request.once('finish', sent)
      request.once('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
            ),
            cookies: response.headers['set-cookie'] ?? [],
            body: Buffer.concat(chunks),
          }),
        )
      })
      request.end(body)
    })
}
