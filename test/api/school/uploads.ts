import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Input, Output } from '#core/contract/contract'
import { FILE_LIMITS } from '#core/file/file'
import type { PersonKey } from './cast'
import type { TestSchool } from './test-school'

export type Announced = Input<'file.begin'>

/** Of what a PNG of one pixel consists besides its pixels. */
const AROUND = 57

/** Built as a PNG is, around bytes that are the same in every run and different at every place. */
export function pngOf(size: number): Buffer {
  const pixels = Buffer.alloc(size - AROUND)
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 31 + (at >> 8)) % 256
  const chunk = (name: string, data: Buffer) => {
    const around = Buffer.alloc(8)
    around.writeUInt32BE(data.length)
    around.write(name, 4, 'latin1')
    return [around, data, Buffer.alloc(4)]
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const chunks = [...chunk('IHDR', header), ...chunk('IDAT', pixels), ...chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export function announce(recordId: string, bytes: Uint8Array, changes: Partial<Announced> = {}): Announced {
  const what = { name: '板书.png', type: 'image/png', size: bytes.length, sha256: sha256Of(bytes) } as const
  return { id: uuidv7(), recordId, ...what, ...changes }
}

export const part = (
  id: string,
  bytes: Uint8Array,
  offset: number,
  length: number = FILE_LIMITS.partBytes,
) => ({
  id,
  offset,
  data: Buffer.from(bytes.subarray(offset, offset + length)).toString('base64'),
})

/** Sends it all, as a client does that is never interrupted. */
export async function upload(
  school: TestSchool,
  who: PersonKey,
  file: Announced,
  bytes: Uint8Array,
): Promise<Output<'file.put'>> {
  let standing = await school.call(who, 'file.begin', file)
  while (standing.state === 'partial') {
    standing = await school.call(who, 'file.put', part(file.id, bytes, standing.received))
  }
  return standing
}
