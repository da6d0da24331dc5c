import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { problem } from '#core/problem'

/** scrypt with the parameters OWASP names for it (2023): N = 2^17, r = 8, p = 1; about 0.3 s and 128 MB a hash. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const KEY_BYTES = 32

/** Hashes run one at a time, so that a flood of sign-ins costs time, not memory. */
let queue: Promise<unknown> = Promise.resolve()

/** Some ten seconds of hashing; whoever comes then is better told to come again. */
const MOST_WAITING = 30
let waiting = 0

/** `scrypt$salt$key`, base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`
}

/** Takes as long for an account that does not exist (`kept` null) as for a wrong password. */
export async function passwordMatches(password: string, kept: string | null): Promise<boolean> {
  if (waiting >= MOST_WAITING) throw problem('busy')
  const [scheme, salt = '', key = ''] = (kept ?? '').split('$')
  waiting += 1
  const derived = await derive(password, Buffer.from(salt || 'nobody', 'base64url')).finally(() => {
    waiting -= 1
  })
  const expected = Buffer.from(key, 'base64url')
  return scheme === 'scrypt' && expected.length === derived.length && timingSafeEqual(expected, derived)
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  const next = queue.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )
  queue = next.catch(() => undefined)
  return next
}
