import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort } from 'node:worker_threads'
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js'
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js'
import { decode as decodePng, init as initPng } from '@jsquash/png/decode.js'
import encodePng, { init as initPngEncoder } from '@jsquash/png/encode.js'
import decodeWebp, { init as initWebpDecoder } from '@jsquash/webp/decode.js'
import encodeWebp, { init as initWebpEncoder } from '@jsquash/webp/encode.js'

/**
 * Decodes and encodes pictures that strangers sent. The codecs are WebAssembly: whatever a crooked picture makes of them
 * happens in their own memory, in this thread, which its owner stops when it takes too long. Only loaded as a worker.
 */

const require = createRequire(import.meta.url)
const compiled = (name) => new WebAssembly.Module(readFileSync(require.resolve(name)))

/** Each is made ready when the first picture of its kind comes. */
const KINDS = {
  'image/jpeg': {
    async ready() {
      await initJpegDecoder(compiled('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'))
      await initJpegEncoder(compiled('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))
    },
    // Upright: which side is up stands beside the picture, and what stands beside it goes.
    decode: (bytes) => decodeJpeg(bytes, { preserveOrientation: true }),
    encode: (pixels) => encodeJpeg(pixels, { quality: 85, progressive: false, trellis_multipass: false }),
  },
  'image/png': {
    async ready() {
      const png = compiled('@jsquash/png/codec/pkg/squoosh_png_bg.wasm')
      await initPng(png)
      await initPngEncoder(png)
    },
    decode: decodePng,
    encode: encodePng,
  },
  'image/webp': {
    async ready() {
      await initWebpDecoder(compiled('@jsquash/webp/codec/dec/webp_dec.wasm'))
      await initWebpEncoder(compiled('@jsquash/webp/codec/enc/webp_enc_simd.wasm'))
    },
    decode: decodeWebp,
    encode: (pixels) => encodeWebp(pixels, { quality: 85, method: 2 }),
  },
}

const readied = new Map()

function madeReady(type) {
  if (!readied.has(type)) readied.set(type, KINDS[type].ready())
  return readied.get(type)
}

async function redrawn(bytes, { decode, encode }) {
  return encode(await decode(bytes))
}

const inWords = (error) => String(error?.message ?? error).slice(0, 200)

parentPort.on('message', async ({ bytes, type }) => {
  try {
    await madeReady(type)
  } catch (error) {
    return parentPort.postMessage({ notReady: inWords(error) })
  }
  try {
    parentPort.postMessage({ bytes: new Uint8Array(await redrawn(bytes, KINDS[type])) })
  } catch (error) {
    // A picture that no decoder understands, or a decoder that gave out over it; neither is used again.
    parentPort.postMessage({ fault: inWords(error) })
  }
})
