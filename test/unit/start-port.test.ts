import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { freePort, wishedPort } from '../../local/start/port'

const HOST = '127.0.0.1'

describe('the port', () => {
  it('is what --port says, else PORT, else 8080', () => {
    expect(wishedPort('9000', { PORT: '9001' })).toBe(9000)
    expect(wishedPort(undefined, { PORT: '9001' })).toBe(9001)
    expect(wishedPort(undefined, { PORT: '' })).toBe(8080)
    expect(wishedPort('auto', {})).toBe('auto')
  })

  it.each(['0', '65536', '80a', '-1', '8080.5', ''])('“%s” is refused', (wish) => {
    expect(() => wishedPort(wish, {})).toThrow(expect.objectContaining({ code: 'badPort' }))
  })

  it('65535 is the highest', () => {
    expect(wishedPort('65535', {})).toBe(65_535)
  })

  it('that is taken is named, with a way out', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, HOST, () => resolve((other.address() as { port: number }).port))
    })
    await expect(freePort(port, HOST)).rejects.toMatchObject({
      code: 'portTaken',
      message: expect.stringContaining(String(port)),
      remedy: expect.stringContaining('--port auto'),
    })
    other.close()
  })

  it('is found by itself with auto', async () => {
    expect(await freePort('auto', HOST)).toBeGreaterThanOrEqual(8080)
  })
})
