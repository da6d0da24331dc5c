import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { journalEntry } from './own-ways'

export const revoke = operation('account.revoke', async ({ invitationId }, context) => {
  const { rows } = await sql<{ revoked: boolean | null }>`
    select youju.revoke_invitation(${invitationId}::uuid, ${journalEntry(context)}::jsonb) as revoked`.execute(
    context.tx,
  )
  const revoked = rows[0]?.revoked ?? null
  if (revoked === null) throw problem('notFound')
  if (!revoked) throw problem('invitationUsed')
  return {}
})
