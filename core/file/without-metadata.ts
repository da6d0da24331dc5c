const MARKER = 0xff
const START_OF_SCAN = 0xda
const APP1 = 0xe1
const APP15 = 0xef
const APP0 = 0xe0
const APP2 = 0xe2
const APP14 = 0xee
const ORIENTATION = 0x0112
const UPRIGHT = 1

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
  return marker < APP0 || marker > APP15 || [APP0, APP2, APP14].includes(marker)
}

/** Exif 2.32: a TIFF whose first directory has the orientation. */
function orientationIn(view: DataView, from: number, to: number): number | undefined {
  if (to - from < 14 || view.getUint32(from) !== 0x45786966) return undefined
  const tiff = from + 6
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > to) return undefined
  const count = view.getUint16(directory, little)
  for (let entry = directory + 2; entry < directory + 2 + count * 12 && entry + 12 <= to; entry += 12) {
    if (view.getUint16(entry, little) !== ORIENTATION) continue
    const value = view.getUint16(entry + 8, little)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

function onlyOrientation(value: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
  const content = [...exif, ...tiff, ...directory]
  return Uint8Array.from([MARKER, APP1, 0, content.length + 2, ...content])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
