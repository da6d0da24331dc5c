/** FIPS 180-4, for devices without Web Crypto: WeChat's logic layer, and browsers that came over plain HTTP. */
const WORDS = 64
const BLOCK = 64
const ROUND = new Uint32Array(WORDS)
const INITIAL = new Uint32Array(8)

{
  // The first 32 bits of the fractional parts of the square (cube) roots of the first primes.
  const fraction = (root: number) => (root - Math.floor(root)) * 2 ** 32
  let found = 0
  for (let candidate = 2; found < WORDS; candidate += 1) {
    let prime = true
    for (let factor = 2; factor * factor <= candidate && prime; factor += 1) prime = candidate % factor !== 0
    if (!prime) continue
    if (found < 8) INITIAL[found] = fraction(Math.sqrt(candidate))
    ROUND[found] = fraction(Math.cbrt(candidate))
    found += 1
  }
}

/** SHA-256, hexadecimal in lower case. */
export function sha256(bytes: Uint8Array): string {
  const state = INITIAL.slice()
  const schedule = new Uint32Array(WORDS)
  const whole = bytes.length - (bytes.length % BLOCK)
  const body = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < whole; at += BLOCK) mixBlock(state, schedule, body, at)
  const rest = padded(bytes.subarray(whole), bytes.length)
  for (let at = 0; at < rest.byteLength; at += BLOCK) mixBlock(state, schedule, rest, at)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

/** The last bytes, a one bit, zeros, and the length in bits. */
function padded(rest: Uint8Array, length: number): DataView {
  const bytes = new Uint8Array(rest.length + 9 > BLOCK ? 2 * BLOCK : BLOCK)
  bytes.set(rest)
  bytes[rest.length] = 0x80
  const view = new DataView(bytes.buffer)
  view.setUint32(bytes.length - 8, Math.floor(length / 2 ** 29))
  view.setUint32(bytes.length - 4, length * 8)
  return view
}

const rotated = (word: number, by: number) => (word >>> by) | (word << (32 - by))

function mixBlock(state: Uint32Array, w: Uint32Array, view: DataView, at: number): void {
  for (let t = 0; t < 16; t += 1) w[t] = view.getUint32(at + t * 4)
  for (let t = 16; t < WORDS; t += 1) {
    const near = w[t - 2] as number
    const far = w[t - 15] as number
    const small1 = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10)
    const small0 = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3)
    w[t] = small1 + (w[t - 7] as number) + small0 + (w[t - 16] as number)
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let t = 0; t < WORDS; t += 1) {
    const big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    const first = (h + big1 + ((e & f) ^ (~e & g)) + (ROUND[t] as number) + (w[t] as number)) | 0
    const big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let index = 0; index < 8; index += 1) {
    state[index] = (state[index] as number) + (mixed[index] as number)
  }
}
