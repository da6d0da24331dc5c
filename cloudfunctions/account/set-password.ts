import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation, type SignedInContext } from '../_shared/endpoint/operation'
import { RefusalKept } from '../_shared/endpoint/refusal-kept'
import { beginAttempt, endAttempt } from '../session/account'
import { endOwnSessions } from '../session/end'
import { plainLogin } from '../session/login'
import { hashPassword, IN_TRANSACTION, passwordMatches } from '../session/password'
import { unlessTaken } from '../session/way-in'
import { journalEntry, type OwnWays, ownWays } from './own-ways'

export const setPassword = operation('account.setPassword', async (input, context) => {
  const { tx, caller } = context
  const ways = await ownWays(tx)
  const login = input.login === undefined ? ways.login : plainLogin(input.login)
  if (!login) throw problem('loginNeeded')
  // A machine that has much to do takes seconds for a hash.
  await sql`set local idle_in_transaction_session_timeout = '60s'`.execute(tx)
  await checkOld(input.old ?? '', ways, context)
  const hash = await hashPassword(input.new, IN_TRANSACTION)
  await unlessTaken(
    sql`select youju.set_own_password(${login}, ${hash}, ${journalEntry(context)}::jsonb)`.execute(tx),
  )
  await endOwnSessions(tx, null, caller.sessionId)
  return {}
})

/** Somebody who found the phone unlocked does not know the old one, and is stopped from trying as at the front door. */
async function checkOld(
  old: string,
  { login, passwordHash }: OwnWays,
  { tx }: SignedInContext,
): Promise<void> {
  if (passwordHash === null || login === null) return
  await beginAttempt(tx, login)
  if (!(await passwordMatches(old, passwordHash, IN_TRANSACTION)))
    throw new RefusalKept(problem('wrongPassword'))
  await endAttempt(tx, login, 'right')
}
