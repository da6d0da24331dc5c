import type { IncomingMessage } from 'node:http'

export type Body = { readonly text: string } | { readonly fault: 'tooLarge' | 'cutOff' }

/**
 * A request's body as text, straight from the connection: by way of the standard's Request it would pass through two streams, which takes
 * longer than what most calls do. Not read beyond the limit, and not at all where it says that it is longer.
 */
export function readBody(incoming: IncomingMessage, limitBytes: number): Promise<Body> {
  if (Number(incoming.headers['content-length'] ?? 0) > limitBytes)
    return Promise.resolve({ fault: 'tooLarge' })
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let bytes = 0
    const done = (body: Body) => {
      incoming.off('data', take).off('end', whole).off('close', cutOff).off('error', cutOff)
      resolve(body)
    }
    const take = (part: Buffer) => {
      bytes += part.length
      if (bytes > limitBytes) {
        incoming.pause()
        done({ fault: 'tooLarge' })
      } else parts.push(part)
    }
    // Without the byte order mark that some programs put first.
    const whole = () =>
      done({ text: new TextDecoder().decode(parts.length === 1 ? parts[0] : Buffer.concat(parts)) })
    const cutOff = () => done({ fault: 'cutOff' })
    incoming.on('data', take).once('end', whole).once('close', cutOff).once('error', cutOff)
  })
}
