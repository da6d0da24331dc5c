import { createHash } from 'node:crypto'
import { plainJoinCode } from '#core/join-code'
import { problem } from '#core/problem'
import type { Database } from '../_shared/store/store'
import { beginAttempt, endAttempt } from './account'

const CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/

/** The only form in which an invitation's code is kept. */
export const codeHash = (code: string) => createHash('sha256').update(plainJoinCode(code)).digest()

/**
 * What an invitation's code leads to. Sixty bits are not guessed; yet five wrong codes that begin alike close that beginning
 * for a quarter of an hour, so that trying has an end, and nobody who tries closes the door to everybody else.
 */
export async function byCode<T>(
  db: Database,
  typed: string,
  look: (hash: Buffer) => Promise<T | null>,
): Promise<T> {
  const code = plainJoinCode(typed)
  if (!CODE.test(code)) throw problem('invitationOver')
  const beginning = `invitation ${code.slice(0, 3)}`
  await beginAttempt(db, beginning)
  const found = await look(codeHash(code))
  if (found === null) throw problem('invitationOver')
  await endAttempt(db, beginning, 'unchecked')
  return found
}
