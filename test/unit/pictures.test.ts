import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { crc32, deflateSync } from 'node:zlib'
import encodeJpeg, { init as initJpeg } from '@jsquash/jpeg/encode.js'
import encodeWebp, { init as initWebp } from '@jsquash/webp/encode.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { onlyThePicture } from '#core/file/only-the-picture/picture'
import { typeOfContent } from '#core/file/type-of-content'
import { redrawing } from '../../local/pictures/redraw'

const require = createRequire(import.meta.url)
const compiled = (name: string) => new WebAssembly.Module(readFileSync(require.resolve(name)))

const SIDE = 64
const pixels = {
  width: SIDE,
  height: SIDE,
  data: Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, at) => (at % 4 === 3 ? 255 : (at * 7) % 256)),
  colorSpace: 'srgb',
} as ImageData

function png(rows: Buffer, width = SIDE, height = SIDE): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const around = Buffer.alloc(8)
    around.writeUInt32BE(data.length, 0)
    around.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Comment\0SECRET')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from('PK\x03\x04SECRET'),
  ])
}
const rows = Buffer.alloc((SIDE * 3 + 1) * SIDE, 7).fill(0, 0, 1)
for (let row = 0; row < SIDE; row += 1) rows[row * (SIDE * 3 + 1)] = 0

let sent: Record<'image/jpeg' | 'image/png' | 'image/webp', Buffer>
beforeAll(async () => {
  await initJpeg(compiled('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
  await initWebp(compiled('@jsquash/webp/codec/enc/webp_enc_simd.wasm'))
  sent = {
    'image/jpeg': Buffer.from(await encodeJpeg(pixels)),
    'image/png': png(rows),
    'image/webp': Buffer.from(await encodeWebp(pixels)),
  }
})

const pictures = redrawing()

describe('a picture is drawn anew', () => {
  test.each(['image/jpeg', 'image/png', 'image/webp'] as const)('%s', async (type) => {
    const drawn = await pictures.drawnAnew(sent[type], type)
    expect(typeOfContent(drawn ?? new Uint8Array())).toBe(type)
    const { width, height, bytes } = onlyThePicture(drawn ?? new Uint8Array(), type) ?? {}
    expect([width, height]).toEqual([SIDE, SIDE])
    expect(Buffer.from(bytes ?? []).includes('SECRET')).toBe(false)
  })

  test('what is none is not, and the next one still is', async () => {
    const broken = sent['image/jpeg'].subarray(0, 40)
    expect(await pictures.drawnAnew(broken, 'image/jpeg')).toBeUndefined()
    expect(await pictures.drawnAnew(Buffer.from('nothing at all'), 'image/png')).toBeUndefined()
    expect(await pictures.drawnAnew(Buffer.alloc(100, 0xff), 'image/webp')).toBeUndefined()
    expect(await pictures.drawnAnew(sent['image/jpeg'], 'image/jpeg')).toBeDefined()
  })

  test('where there is no decoder to be had nothing is said about the picture', async () => {
    await expect(pictures.drawnAnew(sent['image/png'], 'application/pdf')).rejects.toThrow()
    expect(await pictures.drawnAnew(sent['image/png'], 'image/png')).toBeDefined()
  })

  test('pixels that inflate to more than the header says cost no more than the header says', async () => {
    const bomb = png(Buffer.alloc(50_000_000))
    const before = process.memoryUsage().rss
    const drawn = await pictures.drawnAnew(bomb, 'image/png')
    if (drawn) expect(drawn.length).toBeLessThan(100_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000)
  })

  test('who finds three before them is asked to come again', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 5 }, () => pictures.drawnAnew(sent['image/png'], 'image/png')),
    )
    expect(all.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ])
  })
})
