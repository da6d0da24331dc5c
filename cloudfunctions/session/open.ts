import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Parsed } from '#core/contract/contract'
import { problem } from '#core/problem'
import { type PublicContext, publicOperation } from '../_shared/endpoint/operation'
import { newRefreshToken } from '../_shared/endpoint/token'
import { passwordMatches } from './password'
import { SESSION_DAYS, tokenPair } from './tokens'

interface Account {
  readonly districtId: string
  readonly accountId: string
  readonly passwordHash: string | null
  /** Belongs to the demo school, whose passwords everybody knows. */
  readonly demo: boolean
}

type Way = Parsed<'session.open'>

export const open = publicOperation('session.open', async (input, context) => {
  const account = await accountFor(input, context)
  const sessionId = uuidv7()
  const { token, hash } = newRefreshToken()
  const { districtId, accountId } = account
  await sql`select youju.open_session(${districtId}::uuid, ${accountId}::uuid, ${sessionId}::uuid, ${hash}, ${SESSION_DAYS})`.execute(
    context.db,
  )
  return tokenPair({ districtId, sessionId }, token, context)
})

async function accountFor(input: Way, context: PublicContext): Promise<Account> {
  switch (input.way) {
    case 'password':
      return byPassword(input.login, input.password, context)
    case 'demo': {
      if (!context.platform.demo) throw problem('wayClosed')
      const account = await find('demo', input.key, context)
      if (!account) throw problem('wayClosed')
      return account
    }
    case 'wechat': {
      const openId = await openIdOf(input.code, context)
      const account = await find('wechat', openId, context)
      if (!account) throw problem('wechatUnknown')
      return account
    }
  }
}

/** A login that nobody has is counted, closed and answered like any other, after as long a time. */
async function byPassword(typed: string, password: string, context: PublicContext): Promise<Account> {
  const login = typed.trim()
  const waitSeconds = await beginSignIn(login, context)
  if (waitSeconds > 0) throw problem('tooManyAttempts', { waitSeconds })
  const account = await find('password', login, context)
  const right = await passwordMatches(password, account?.passwordHash ?? null).catch(async (error) => {
    await endSignIn(login, 'unchecked', context)
    throw error
  })
  if (!account || !right) throw problem('wrongPassword')
  await endSignIn(login, 'right', context)
  return account
}

async function beginSignIn(login: string, { db }: PublicContext): Promise<number> {
  const { rows } = await sql<{ wait: number }>`select youju.begin_sign_in(${login}) as wait`.execute(db)
  return rows[0]?.wait ?? 0
}

async function endSignIn(
  login: string,
  outcome: 'right' | 'unchecked',
  { db }: PublicContext,
): Promise<void> {
  await sql`select youju.end_sign_in(${login}, ${outcome})`.execute(db)
}

async function openIdOf(code: string, { platform, openId }: PublicContext): Promise<string> {
  if (openId !== undefined) return openId
  if (platform.wechatUser === null) throw problem('wayClosed')
  const asked = await platform.wechatUser(code)
  if (asked === undefined) throw problem('wechatFailed')
  return asked
}

async function find(
  way: Way['way'],
  key: string,
  { db, platform }: PublicContext,
): Promise<Account | undefined> {
  const { rows } = await sql<{
    account: Account | null
  }>`select youju.account_for(${way}, ${key}) as account`.execute(db)
  const account = rows[0]?.account ?? undefined
  return account?.demo && !platform.demo ? undefined : account
}
