import { joined } from '../joined'
import type { Alone } from './alone'

const HEADER_BYTES = 12
const CHUNK_HEADER_BYTES = 8
const EXTENDED_BYTES = 10
const HAS_ALPHA = 0x10

/** RFC 9649, 2: a RIFF of one picture: its bitstream, its transparency, and in between what says that there is some. */
export function webpAlone(bytes: Uint8Array): Alone | undefined {
  if (bytes.length < HEADER_BYTES) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = CHUNK_HEADER_BYTES + view.getUint32(4, true)
  if (end > bytes.length) return undefined
  const kept: Uint8Array[] = []
  let size: { width: number; height: number } | undefined
  let at = HEADER_BYTES
  while (at + CHUNK_HEADER_BYTES <= end) {
    const name = String.fromCharCode(...bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const data = at + CHUNK_HEADER_BYTES
    // Padded to an even length.
    const next = data + length + (length % 2)
    if (next > end) return undefined
    if (name === 'VP8X') {
      if (length !== EXTENDED_BYTES || kept.length > 0) return undefined
      kept.push(extended(bytes.subarray(at, next)))
    } else if (name === 'ALPH') kept.push(bytes.subarray(at, next))
    else if (name === 'VP8 ' || name === 'VP8L') {
      if (size) return undefined
      size = name === 'VP8L' ? lossless(view, data, length) : lossy(view, data, length)
      if (!size) return undefined
      kept.push(bytes.subarray(at, next))
    } else if (name === 'ANIM' || name === 'ANMF') return undefined
    at = next
  }
  if (!size || !isCanvas(kept[0], size)) return undefined
  const head = Uint8Array.from(bytes.subarray(0, HEADER_BYTES))
  const length = kept.reduce((sum, chunk) => sum + chunk.length, HEADER_BYTES - CHUNK_HEADER_BYTES)
  new DataView(head.buffer).setUint32(4, length, true)
  return { ...size, bytes: joined([head, ...kept]) }
}

/** Says no more of profile, place or movement, for they are not there any more. */
function extended(chunk: Uint8Array): Uint8Array {
  const said = Uint8Array.from(chunk)
  said[CHUNK_HEADER_BYTES] = (said[CHUNK_HEADER_BYTES] ?? 0) & HAS_ALPHA
  return said
}

/** A canvas of another size than its one picture is a way to ask for much memory. */
function isCanvas(
  first: Uint8Array | undefined,
  { width, height }: { width: number; height: number },
): boolean {
  if (!first || String.fromCharCode(...first.subarray(0, 4)) !== 'VP8X') return true
  const at = (from: number) =>
    (first[from] ?? 0) + ((first[from + 1] ?? 0) << 8) + ((first[from + 2] ?? 0) << 16) + 1
  return at(12) === width && at(15) === height
}

/** RFC 6386, 9.1: a key frame's start code and its two sizes. */
function lossy(view: DataView, at: number, length: number) {
  if (length < 10 || view.getUint8(at + 3) !== 0x9d || view.getUint16(at + 4, true) !== 0x2a01)
    return undefined
  return { width: view.getUint16(at + 6, true) & 0x3fff, height: view.getUint16(at + 8, true) & 0x3fff }
}

/** RFC 9649, 3.4. */
function lossless(view: DataView, at: number, length: number) {
  if (length < 5 || view.getUint8(at) !== 0x2f) return undefined
  const bits = view.getUint32(at + 1, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}
