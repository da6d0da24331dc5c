import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Output, Parsed } from '#core/contract/contract'
import { Problem, problem } from '#core/problem'
import type { PublicContext } from '../_shared/endpoint/operation'
import { newRefreshToken } from '../_shared/endpoint/token'
import { guessing, loginsFrom, loginsWith } from '../_shared/store/attempts'
import type { Database } from '../_shared/store/store'
import { byPassword, openIdOf } from './account'
import { plainLogin } from './login'
import { hashPassword } from './password'
import { SESSION_DAYS, tokenPair } from './tokens'

/** What opens an account, as youju.place_account() takes it: somebody's existing ways in, a WeChat, or a new login. */
export type WayIn =
  | { readonly identityId: string }
  | { readonly openId: string }
  | { readonly login: string; readonly passwordHash: string }

/**
 * What somebody who joins will sign in by. To be called before the transaction that uses it: it asks WeChat or computes a
 * hash, and an attempt at a known password stays counted whatever comes after.
 *
 * Then, in SQL that runs as the owner and has made sure of the person: `youju.place_account(district, school, person, way)`
 * gives or renews the person's account at that school and answers its id; `youju.my_identity()` is the identity of who is
 * signed in, for a further place under the same ways in: `{"identityId": …}`. Wrap what calls it in `unlessTaken`.
 */
export async function wayInOf(
  chosen: Parsed<'session.join'>['with'],
  context: PublicContext,
): Promise<WayIn> {
  switch (chosen.way) {
    case 'known':
      return { identityId: (await byPassword(chosen.login, chosen.password, context)).identityId }
    case 'wechat':
      return { openId: await openIdOf(chosen.code, context) }
    case 'password':
      return { login: plainLogin(chosen.login), passwordHash: await hashPassword(chosen.password) }
  }
}

/**
 * Places somebody with a login of their choice. That it is taken already tells whoever holds the code that somebody has it,
 * so such answers are counted, with that code and from that address.
 */
export function tryingLogin<T>(
  way: WayIn,
  code: string,
  { db, address }: Pick<PublicContext, 'db' | 'address'>,
  place: () => Promise<T>,
): Promise<T> {
  if (!('login' in way)) return unlessTaken(place())
  const isTaken = (error: unknown) => error instanceof Problem && error.body.code === 'loginTaken'
  return guessing(db, [loginsWith(code), loginsFrom(address)], isTaken, () => unlessTaken(place()))
}

/** Turns the database's refusal of a login that somebody else has into the problem that asks for another one. */
export function unlessTaken<T>(placing: Promise<T>): Promise<T> {
  return placing.catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'YJ025') throw problem('loginTaken')
    throw error
  })
}

/** Opens a session at an account; what the device was called is for its owner's list. */
export async function openSessionAt(
  db: Database,
  { districtId, accountId }: { readonly districtId: string; readonly accountId: string },
  device: string | undefined,
  context: Pick<PublicContext, 'tokens' | 'now'>,
): Promise<Output<'session.open'>> {
  const sessionId = uuidv7()
  const { token, hash, family } = newRefreshToken()
  await sql`
    select youju.open_session(${districtId}::uuid, ${accountId}::uuid, ${sessionId}::uuid, ${hash}, ${family},
      ${SESSION_DAYS}::int, ${device ?? ''}, ${new Date(context.now)})`.execute(db)
  return tokenPair({ districtId, sessionId }, token, context)
}
