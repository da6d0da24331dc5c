/** Crockford's base 32: no I, L, O or U, which are read as others or make words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of so many characters, five bits each, from at least as many random bytes. */
export function joinCodeFrom(random: Uint8Array, length: number): string {
  if (random.length < length) throw new Error('too few random bytes')
  return Array.from(random.subarray(0, length), (byte) => ALPHABET[byte % 32]).join('')
}

/** A code as it is kept, however it was typed: any case and width, with or without strokes and blanks, O for 0, I or L for 1. */
export function plainJoinCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

/** As it stands on paper: XXXX-XXXX-XXXX. */
export function joinCodeInGroups(code: string): string {
  return plainJoinCode(code).replace(/(.{4})(?=.)/g, '$1-')
}
