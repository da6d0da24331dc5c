const MARKER = 0xff
const APP1 = 0xe1
const ORIENTATION = 0x0112

export const UPRIGHT = 1

/** Exif 2.32: a TIFF whose first directory has the orientation. */
export function orientationIn(view: DataView, from: number, to: number): number | undefined {
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

/** A segment that says which side of a JPEG is up, and nothing else. */
export function onlyOrientation(value: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0]
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8]
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
  const content = [...exif, ...tiff, ...directory]
  return Uint8Array.from([MARKER, APP1, 0, content.length + 2, ...content])
}
