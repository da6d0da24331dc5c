import { joined } from '../joined'
import type { Alone } from './alone'

const SIGNATURE_BYTES = 8
const AROUND_A_CHUNK = 12
const HEADER_BYTES = 13

/** Pixels, palette, transparency, and how bright they are meant; no text, time, place, profile or second frame. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND'])

/** PNG (third edition) 5.3: chunks of length, name, data and checksum, from IHDR to IEND. */
export function pngAlone(bytes: Uint8Array): Alone | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.subarray(0, SIGNATURE_BYTES)]
  let size: { width: number; height: number } | undefined
  let hasPixels = false
  let at = SIGNATURE_BYTES
  while (at + AROUND_A_CHUNK <= bytes.length) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const next = at + AROUND_A_CHUNK + length
    if (next > bytes.length || (name === 'IHDR') !== (size === undefined)) return undefined
    if (name === 'IHDR') {
      if (length !== HEADER_BYTES) return undefined
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    }
    hasPixels ||= name === 'IDAT'
    if (KEPT.has(name)) kept.push(bytes.subarray(at, next))
    if (name === 'IEND') return size && hasPixels ? { ...size, bytes: joined(kept) } : undefined
    at = next
  }
  return undefined
}
