import { sql } from 'kysely'
import { problem } from '#core/problem'
import { faultOfDays } from '#core/rights/standing-in'
import { operation } from '../_shared/endpoint/operation'

type Outcome = 'given' | 'same' | 'idTaken' | 'notHeld' | 'unknownTaker' | 'wrongDays' | 'overlaps'

export const give = operation('delegation.give', async ({ id, post, takerId, from, to, reason }, context) => {
  const { tx, now, today, requestId } = context
  const because = reason.trim()
  const act = { at: new Date(now), did: 'delegated', reason: because, requestId }
  const { rows } = await sql<{ outcome: Outcome }>`
    select youju.give_delegation(${id}::uuid, ${post}, ${takerId}::uuid, ${from}::date, ${to}::date, ${because},
      ${JSON.stringify(act)}::jsonb) as outcome`.execute(tx)
  switch (rows[0]?.outcome) {
    case 'given':
    case 'same':
      return { id }
    case 'idTaken':
      throw problem('idTaken')
    case 'notHeld':
      throw problem('postNotHeld')
    case 'unknownTaker':
      throw problem('unknownTaker')
    case 'overlaps':
      throw problem('delegationOverlaps')
    default:
      throw problem('badInput', {
        fields: [faultOfDays(from, to, today) ?? { path: '/to', message: '请核对日期' }],
      })
  }
})
