import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FileType } from '#core/file/file'
import { MOST_PIXELS, onlyThePicture } from '#core/file/only-the-picture/picture'
import { typeOfContent } from '#core/file/type-of-content'

const ascii = (text: string) => Buffer.from(text, 'latin1')
const be16 = (value: number) => Buffer.from([value >> 8, value & 255])

/** Made from parts by hand; `more` are segments before the pixels, `behind` what was hung on. */
const KINDS = {
  'image/png': {
    of: (width: number, height: number, more: readonly Buffer[] = [], behind = '') => {
      const header = Buffer.alloc(13)
      header.writeUInt32BE(width, 0)
      header.writeUInt32BE(height, 4)
      header.set([8, 0, 0, 0, 0], 8)
      return Buffer.concat([
        ascii('\x89PNG\r\n\x1a\n'),
        pngChunk('IHDR', header),
        ...more,
        pngChunk('IDAT', deflateSync(Buffer.alloc(9))),
        pngChunk('IEND', Buffer.alloc(0)),
        ascii(behind),
      ])
    },
    foreign: ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'iCCP', 'tIME', 'acTL', 'fdAT', 'prVt'].map((name) =>
      pngChunk(name, ascii('SECRET')),
    ),
  },
  'image/jpeg': {
    of: (width: number, height: number, more: readonly Buffer[] = [], behind = '') =>
      Buffer.concat([
        Buffer.from([0xff, 0xd8]),
        jpegSegment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0'),
        ...more,
        jpegSegment(
          0xc0,
          Buffer.concat([Buffer.from([8]), be16(height), be16(width), Buffer.from([1, 1, 0x11, 0])]),
        ),
        jpegSegment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
        Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
        Buffer.from([0xff, 0xd9]),
        ascii(behind),
      ]),
    foreign: [
      jpegSegment(0xfe, 'SECRET'),
      jpegSegment(0xe1, 'http://ns.adobe.com/xap/1.0/\0SECRET'),
      jpegSegment(0xe2, 'MPF\0SECRET'),
      jpegSegment(0xed, 'Photoshop 3.0\0SECRET'),
      jpegSegment(0xef, 'SECRET'),
    ],
  },
  'image/webp': {
    of: (width: number, height: number, more: readonly Buffer[] = [], behind = '') => {
      const frame = Buffer.alloc(12)
      frame.set([0, 0, 0, 0x9d, 0x01, 0x2a])
      frame.writeUInt16LE(width, 6)
      frame.writeUInt16LE(height, 8)
      const chunks = Buffer.concat([...more, webpChunk('VP8 ', frame)])
      const size = Buffer.alloc(4)
      size.writeUInt32LE(chunks.length + 4)
      return Buffer.concat([ascii('RIFF'), size, ascii('WEBP'), chunks, ascii(behind)])
    },
    foreign: ['EXIF', 'XMP ', 'ICCP', 'prVt'].map((name) => webpChunk(name, ascii('SECRET'))),
  },
} as const

function pngChunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, ascii(name), data, Buffer.alloc(4)])
}
function jpegSegment(marker: number, data: Buffer | string): Buffer {
  const bytes = typeof data === 'string' ? ascii(data) : data
  return Buffer.concat([Buffer.from([0xff, marker]), be16(bytes.length + 2), bytes])
}
function webpChunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(data.length)
  return Buffer.concat([ascii(name), length, data, Buffer.alloc(data.length % 2)])
}

const POLYGLOTS = [
  '<script>alert(1)</script>',
  'PK\x03\x04 an archive',
  '%PDF-1.7',
  '#!/bin/sh\n',
  '\xff\xd8\xff another picture',
]

describe.each(Object.keys(KINDS) as (keyof typeof KINDS)[])('%s', (type) => {
  const { of, foreign } = KINDS[type]
  const alone = (bytes: Buffer) => onlyThePicture(bytes, type as FileType)

  test('a plain one stays as it is, byte for byte', () => {
    const plain = of(640, 480)
    const found = alone(plain)
    expect([found?.width, found?.height]).toEqual([640, 480])
    expect(Buffer.from(found?.bytes ?? [])).toEqual(plain)
  })
  test('what a camera or a program wrote beside it goes, and what was hung on behind', () => {
    for (const behind of ['', ...POLYGLOTS]) {
      const found = alone(of(640, 480, foreign, behind))
      expect(Buffer.from(found?.bytes ?? [])).toEqual(of(640, 480))
      expect(typeOfContent(found?.bytes ?? new Uint8Array())).toBe(type)
    }
  })
  test('one with no pixels, too long a side or too many of them is none', () => {
    expect(alone(of(5000, 5000))).toBeDefined()
    expect(5000 * 5000).toBe(MOST_PIXELS)
    expect(alone(of(5001, 5000))).toBeUndefined()
    expect(alone(of(16_000, 1))).toBeDefined()
    expect(alone(of(type === 'image/webp' ? 16_383 : 16_001, 1))).toBeUndefined()
    expect(alone(of(0, 480))).toBeUndefined()
    expect(alone(of(640, 0))).toBeUndefined()
  })
  test('cut off anywhere it is none', () => {
    const plain = of(640, 480)
    for (let length = 0; length < plain.length; length += 1)
      expect(alone(plain.subarray(0, length))).toBeUndefined()
  })
  test('whatever its bytes are changed to, there is a picture of this type or none, soon', () => {
    const plain = of(640, 480, foreign)
    const changes = fc.array(fc.tuple(fc.nat(plain.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(changes, (all) => {
        const bytes = Buffer.from(plain)
        for (const [at, value] of all) bytes[at] = value
        const found = alone(bytes)
        if (found) expect(found.bytes.length).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 200 },
    )
  })
  test('five megabytes of segments are walked through once', () => {
    const more = Array.from({ length: 60_000 }, () => foreign[0] ?? Buffer.alloc(0))
    const began = process.cpuUsage()
    expect(alone(of(640, 480, more))).toBeDefined()
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(2_000)
  })
})

describe('a JPEG', () => {
  test('that lies on its side still does', () => {
    const exif = jpegSegment(
      0xe1,
      Buffer.from([
        ...ascii('Exif\0\0MM\0*'),
        0,
        0,
        0,
        8,
        0,
        1,
        1,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        6,
        0,
        0,
        0,
        0,
        0,
        0,
        ...ascii('SECRET'),
      ]),
    )
    const found = Buffer.from(
      onlyThePicture(KINDS['image/jpeg'].of(640, 480, [exif]), 'image/jpeg')?.bytes ?? [],
    )
    expect(found.includes('Exif\0\0')).toBe(true)
    expect(found.includes('SECRET')).toBe(false)
  })
  test('with a second, larger frame is none', () => {
    const small = jpegSegment(0xc0, Buffer.from([8, 0, 9, 0, 9, 1, 1, 0x11, 0]))
    expect(onlyThePicture(KINDS['image/jpeg'].of(640, 480, [small]), 'image/jpeg')).toBeUndefined()
  })
})

describe('a WebP', () => {
  const { of } = KINDS['image/webp']
  const canvas = (flags: number, width: number, height: number) => {
    const data = Buffer.alloc(10)
    data[0] = flags
    data.writeUIntLE(width - 1, 4, 3)
    data.writeUIntLE(height - 1, 7, 3)
    return webpChunk('VP8X', data)
  }
  test('that says it has a place and a profile says so no more', () => {
    const found = onlyThePicture(of(640, 480, [canvas(0x2c, 640, 480)]), 'image/webp')
    expect(Buffer.from(found?.bytes ?? [])).toEqual(of(640, 480, [canvas(0, 640, 480)]))
  })
  test('on a canvas of another size, or that moves, is none', () => {
    expect(onlyThePicture(of(640, 480, [canvas(0, 16_384, 16_384)]), 'image/webp')).toBeUndefined()
    expect(
      onlyThePicture(of(640, 480, [canvas(0, 640, 480), webpChunk('ANIM', Buffer.alloc(6))]), 'image/webp'),
    ).toBeUndefined()
  })
})
