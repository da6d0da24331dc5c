import { createHash } from 'node:crypto'
import { plainJoinCode } from '#core/join-code'
import { Problem, problem } from '#core/problem'
import type { PublicContext } from '../_shared/endpoint/operation'
import { codesFrom, guessing } from '../_shared/store/attempts'
import { type CodedClass, classOfCode } from '../_shared/store/class-code'
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

/** As `byCode`, of somebody who is not signed in: wrong codes are counted by the address as well. */
export function byCodeFrom<T>(
  { db, address }: Pick<PublicContext, 'db' | 'address'>,
  typed: string,
  look: (hash: Buffer) => Promise<T | null>,
): Promise<T> {
  return guessing(db, [codesFrom(address)], isWrongCode, () => byCode(db, typed, look))
}

/** The class that a code of a class stands for, for somebody who is not signed in. */
export function classNamed(
  typed: string,
  { db, address, today }: Pick<PublicContext, 'db' | 'address' | 'today'>,
): Promise<CodedClass> {
  return guessing(db, [codesFrom(address)], isWrongCode, async () => {
    const found = await classOfCode(db, typed, { asks: undefined, today })
    if (found instanceof Problem) throw found
    return found
  })
}

const isWrongCode = (error: unknown) =>
  error instanceof Problem && (error.body.code === 'invitationOver' || error.body.code === 'classCodeWrong')
