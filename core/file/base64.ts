const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = Uint8Array.from(LETTERS, (letter) => letter.charCodeAt(0))
const PADDING = '='.charCodeAt(0)

/** As many as engines take for arguments. */
const AT_ONCE = 8192

/** RFC 4648, with padding; neither of the client's platforms has it for bytes under one name. */
export function base64Of(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  const code = (bits: number) => CODES[bits & 63] ?? PADDING
  let to = 0
  for (let at = 0; at < bytes.length; at += 3) {
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    codes[to] = code(word >> 18)
    codes[to + 1] = code(word >> 12)
    codes[to + 2] = at + 1 < bytes.length ? code(word >> 6) : PADDING
    codes[to + 3] = at + 2 < bytes.length ? code(word) : PADDING
    to += 4
  }
  let text = ''
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    text += String.fromCharCode(...codes.subarray(at, at + AT_ONCE))
  }
  return text
}
