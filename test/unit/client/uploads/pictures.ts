import type { Chosen } from '../../../../src/services/uploads/add'

/** Like a PNG at its beginning, and unlike any other with another number. */
export function pictureOf(size: number, number: number): Uint8Array {
  const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 9) + number * 13) % 256)
  bytes.set(Uint8Array.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', (character) => character.charCodeAt(0)))
  return bytes
}

export const chosen = (bytes: Uint8Array, name = '板书.png'): Chosen => ({
  name,
  read: () => Promise.resolve({ bytes, preview: null }),
})
