/** Crockford's base 32: no letter that looks like a digit, and none that makes words one would not hang on a wall. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const CLASS_CODE_LENGTH = 8

/** A class's code from random bytes, one a letter; 256 is a multiple of 32, so each letter is as likely as the others. */
export function classCodeOf(bytes: Uint8Array): string {
  return [...bytes.subarray(0, CLASS_CODE_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

/** As it stands on the wall: `4KD7-M2XP`. */
export function classCodeInWords(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** A code as somebody typed it, in either case, with strokes and spaces; undefined for what cannot be one. */
export function readClassCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  const fits = code.length === CLASS_CODE_LENGTH && [...code].every((letter) => LETTERS.includes(letter))
  return fits ? code : undefined
}

/** The code in a link or in what was scanned; what is neither is taken as typed. */
export function classCodeIn(scanned: string): string {
  const [, code] = /[?&]code=([^&#]*)/.exec(scanned) ?? []
  return code ?? scanned
}
