import { sql } from 'kysely'
import type { Parsed } from '#core/contract/contract'
import { Problem, problem } from '#core/problem'
import type { PublicContext } from '../_shared/endpoint/operation'
import { guessing, passwordsFrom } from '../_shared/store/attempts'
import type { Database } from '../_shared/store/store'
import { plainLogin } from './login'
import { passwordMatches } from './password'

/** Where a way in leads: the place that was used last, of all that it opens. */
export interface Account {
  readonly districtId: string
  readonly accountId: string
  readonly identityId: string
  readonly passwordHash: string | null
  /** Belongs to the demo school, whose passwords everybody knows. */
  readonly demo: boolean
}

/** A login that nobody has is counted, closed and answered like any other, after as long a time. */
export function byPassword(
  typed: string,
  password: string,
  context: Pick<PublicContext, 'db' | 'platform' | 'address'>,
): Promise<Account> {
  const { db, address } = context
  const isWrong = (error: unknown) => error instanceof Problem && error.body.code === 'wrongPassword'
  return guessing(db, [passwordsFrom(address)], isWrong, () => signIn(plainLogin(typed), password, context))
}

async function signIn(
  login: string,
  password: string,
  context: Pick<PublicContext, 'db' | 'platform'>,
): Promise<Account> {
  await beginAttempt(context.db, login)
  const account = await accountBy('password', login, context)
  const right = await passwordMatches(password, account?.passwordHash ?? null).catch(async (error) => {
    await endAttempt(context.db, login, 'unchecked')
    throw error
  })
  if (!account || !right) throw problem('wrongPassword')
  await endAttempt(context.db, login, 'right')
  return account
}

/** Counts an attempt at something before it is looked at; five wrong ones close it for a quarter of an hour. */
export async function beginAttempt(db: Database, at: string): Promise<void> {
  const { rows } = await sql<{ wait: number }>`select youju.begin_sign_in(${at}) as wait`.execute(db)
  const waitSeconds = rows[0]?.wait ?? 0
  if (waitSeconds > 0) throw problem('tooManyAttempts', { waitSeconds })
}

export async function endAttempt(db: Database, at: string, outcome: 'right' | 'unchecked'): Promise<void> {
  await sql`select youju.end_sign_in(${at}, ${outcome})`.execute(db)
}

export async function openIdOf(
  code: string | undefined,
  { platform, openId }: Pick<PublicContext, 'platform' | 'openId'>,
): Promise<string> {
  if (openId !== undefined) return openId
  if (platform.wechatUser === null) throw problem('wayClosed')
  if (code === undefined) throw problem('wechatFailed')
  const asked = await platform.wechatUser(code)
  if (asked === undefined) throw problem('wechatRefused')
  return asked
}

export async function accountBy(
  way: Parsed<'session.open'>['way'],
  key: string,
  { db, platform }: Pick<PublicContext, 'db' | 'platform'>,
): Promise<Account | undefined> {
  const { rows } = await sql<{
    account: Account | null
  }>`select youju.account_for(${way}, ${key}) as account`.execute(db)
  const account = rows[0]?.account ?? undefined
  return account?.demo && !platform.demo ? undefined : account
}
