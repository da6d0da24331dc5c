import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import encodeJpeg, { init } from '@jsquash/jpeg/encode.js'

const SIDE = 512
const SEED = 12_345

/** A picture of noise, some hundred kilobytes as a JPEG; the same in every run. */
export async function photo(): Promise<Buffer> {
  const codec = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')
  await init(new WebAssembly.Module(readFileSync(codec)))
  let state = SEED
  const noise = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state >> 16
  }
  const data = Uint8ClampedArray.from({ length: SIDE * SIDE * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : noise() % 256,
  )
  const pixels = { width: SIDE, height: SIDE, data, colorSpace: 'srgb' } as ImageData
  return Buffer.from(await encodeJpeg(pixels, { quality: 90 }))
}

/** As a phone's camera writes it: with something beside the picture, in Exif's segment. */
export function withExif(jpeg: Buffer, exif: Buffer): Buffer {
  const segment = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff])
  return Buffer.concat([jpeg.subarray(0, 2), segment, exif, jpeg.subarray(2)])
}
