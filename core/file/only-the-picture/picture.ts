import type { FileType } from '../file'
import type { Alone } from './alone'
import { jpegAlone } from './jpeg'
import { pngAlone } from './png'
import { webpAlone } from './webp'

/** More than any phone's, drawn smaller or not, and little enough that decoding one fits into a small machine's memory. */
export const MOST_PIXELS = 25_000_000
const LONGEST_SIDE = 16_000

/**
 * What of a picture's bytes is the picture: its own segments, from its first byte to its end. Comments, places, devices,
 * thumbnails, further pictures, and whatever else was hung on, so that the file could pass for something else too, are
 * left out. Undefined for what is not built as its format says, moves, or has more pixels than are taken.
 */
export function onlyThePicture(bytes: Uint8Array, type: FileType): Alone | undefined {
  const alone = ALONE[type]?.(bytes)
  if (!alone) return undefined
  const { width, height } = alone
  const fits = Math.min(width, height) > 0 && Math.max(width, height) <= LONGEST_SIDE
  return fits && width * height <= MOST_PIXELS ? alone : undefined
}

const ALONE: Partial<Record<FileType, (bytes: Uint8Array) => Alone | undefined>> = {
  'image/jpeg': jpegAlone,
  'image/png': pngAlone,
  'image/webp': webpAlone,
}
