import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'

type Outcome = 'ended' | 'same' | 'notFound' | 'notYours'

export const end = operation('delegation.end', async ({ id, reason }, { tx, now, requestId }) => {
  const act = { at: new Date(now), did: 'ended', reason: reason.trim(), requestId }
  const { rows } = await sql<{ outcome: Outcome }>`
    select youju.end_delegation(${id}::uuid, ${JSON.stringify(act)}::jsonb) as outcome`.execute(tx)
  switch (rows[0]?.outcome) {
    case 'ended':
    case 'same':
      return { id }
    case 'notYours':
      throw problem('notAllowed')
    default:
      throw problem('notFound')
  }
})
