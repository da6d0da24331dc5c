import { joined } from '../joined'
import { onlyOrientation, orientationIn, UPRIGHT } from '../orientation'
import type { Alone } from './alone'

const MARKER = 0xff
const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COMMENT = 0xfe

/** Of the application segments, those that say how the picture is meant: JFIF, a colour profile, Adobe's colours. */
const KEPT_SEGMENTS: Readonly<Record<number, string>> = {
  [APP0]: 'JFIF\0',
  [APP2]: 'ICC_PROFILE\0',
  [APP14]: 'Adobe',
}

/** ITU T.81, Annex B: segments after SOI, coded data after each SOS, and EOI, behind which nothing belongs to it. */
export function jpegAlone(bytes: Uint8Array): Alone | undefined {
  if (bytes[0] !== MARKER || bytes[1] !== START) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let orientation = UPRIGHT
  let hasPixels = false
  let at = 2
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== MARKER) return undefined
    const marker = bytes[at + 1] ?? 0
    // Any number of 0xff may stand before a marker.
    if (marker === MARKER) {
      at += 1
      continue
    }
    if (marker === END) {
      if (!size || !hasPixels) return undefined
      if (orientation !== UPRIGHT) kept.splice(1, 0, onlyOrientation(orientation))
      return { ...size, bytes: joined([...kept, bytes.subarray(at, at + 2)]) }
    }
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= START) || at + 4 > bytes.length) return undefined
    const next = at + 2 + view.getUint16(at + 2)
    if (next > bytes.length || next < at + 4) return undefined
    if (marker === APP1) orientation = orientationIn(view, at + 4, next) ?? orientation
    if (isFrame(marker)) {
      // A second frame could be larger than the first one said.
      if (size || next < at + 9) return undefined
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    const end = marker === SCAN ? endOfScan(bytes, next) : next
    hasPixels ||= marker === SCAN
    if (isKept(bytes, marker, at + 4, next)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return undefined
}

/** SOF0 to SOF15, among which stand DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function isKept(bytes: Uint8Array, marker: number, from: number, to: number): boolean {
  if (marker === COMMENT) return false
  if (marker < APP0 || marker > APP15) return true
  const says = KEPT_SEGMENTS[marker]
  return (
    says !== undefined &&
    to - from >= says.length &&
    Array.from(says).every((each, index) => bytes[from + index] === each.charCodeAt(0))
  )
}

/** In coded data 0xff is followed by 0 or by a restart marker; anything else ends it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const follows = bytes[at + 1] ?? 0
    if (bytes[at] === MARKER && follows !== 0 && follows !== MARKER && (follows < 0xd0 || follows > 0xd7))
      return at
  }
  return bytes.length
}
