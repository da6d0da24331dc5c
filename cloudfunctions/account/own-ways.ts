import { sql } from 'kysely'
import { problem } from '#core/problem'
import type { SignedInContext } from '../_shared/endpoint/operation'
import type { Tx } from '../_shared/store/store'

export interface OwnWays {
  readonly identityId: string
  readonly login: string | null
  readonly passwordHash: string | null
  readonly wechat: boolean
}

/** What the caller signs in by, at all places alike. */
export async function ownWays(tx: Tx): Promise<OwnWays> {
  const { rows } = await sql<{ ways: OwnWays | null }>`select youju.own_ways() as ways`.execute(tx)
  const ways = rows[0]?.ways
  if (!ways) throw problem('notFound')
  return ways
}

/** Sets the WeChat that signs in as the caller, or takes it off; false where it signs in as somebody else. */
export async function setOwnWechat(openId: string | null, context: SignedInContext): Promise<boolean> {
  const { rows } = await sql<{ set: boolean }>`
    select youju.set_own_wechat(${openId}::text, ${journalEntry(context)}::jsonb) as set`.execute(context.tx)
  return rows[0]?.set ?? false
}

/** What the journal is told of an act on accounts; who and what the database adds itself. */
export function journalEntry(
  { now, requestId }: Pick<SignedInContext, 'now' | 'requestId'>,
  reason = '',
): string {
  return JSON.stringify({ at: new Date(now), requestId, reason })
}
