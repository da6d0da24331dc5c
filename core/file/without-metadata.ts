import { joined } from './joined'
import { onlyOrientation, orientationIn, UPRIGHT } from './orientation'

const MARKER = 0xff
const START_OF_SCAN = 0xda
const APP1 = 0xe1
const APP15 = 0xef
const APP0 = 0xe0
const APP2 = 0xe2
const APP14 = 0xee
const COMMENT = 0xfe

/**
 * A JPEG without what a camera writes beside the picture: place, time, device, a thumbnail of the uncropped picture. Of
 * the application segments only those that say how to show it stay (JFIF, colour profile, Adobe's), and which side is up.
 * Anything that is no well-formed JPEG comes back as it is.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== MARKER || bytes[1] !== 0xd8) return bytes
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let orientation = UPRIGHT
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === MARKER && bytes[at + 1] !== START_OF_SCAN) {
    const marker = bytes[at + 1] ?? 0
    const next = at + 2 + view.getUint16(at + 2)
    if (next > bytes.length || next < at + 4) return bytes
    if (marker === APP1) orientation = orientationIn(view, at + 4, next) ?? orientation
    if (says(marker)) kept.push(bytes.subarray(at, next))
    at = next
  }
  if (bytes[at] !== MARKER || bytes[at + 1] !== START_OF_SCAN) return bytes
  if (orientation !== UPRIGHT) kept.splice(1, 0, onlyOrientation(orientation))
  return joined([...kept, bytes.subarray(at)])
}

function says(marker: number): boolean {
  if (marker === COMMENT) return false
  return marker < APP0 || marker > APP15 || [APP0, APP2, APP14].includes(marker)
}
