import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { oneAtATime } from './one-at-a-time'

/** scrypt with the parameters OWASP names for it (2023): N = 2^17, r = 8, p = 1; about 0.3 s and 128 MB a hash. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const KEY_BYTES = 32

/** A flood of sign-ins costs time, not memory, and never more than some ten seconds of it. */
const inTurn = oneAtATime(30)

/** How many may be before somebody who waits inside a transaction and holds a connection meanwhile. */
export const IN_TRANSACTION = 6

/** `scrypt$salt$key`, base64url. */
export async function hashPassword(password: string, bears?: number): Promise<string> {
  const salt = randomBytes(16)
  const key = await inTurn(() => derive(password, salt), bears)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Takes as long for an account that does not exist (`kept` null) as for a wrong password. */
export async function passwordMatches(
  password: string,
  kept: string | null,
  bears?: number,
): Promise<boolean> {
  const [scheme, salt = '', key = ''] = (kept ?? '').split('$')
  const derived = await inTurn(() => derive(password, Buffer.from(salt || 'nobody', 'base64url')), bears)
  const expected = Buffer.from(key, 'base64url')
  return scheme === 'scrypt' && expected.length === derived.length && timingSafeEqual(expected, derived)
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
