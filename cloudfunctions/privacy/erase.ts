import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { LOOKS_EVERYWHERE } from './looks-everywhere'

export const erase = operation('privacy.erase', async (_, { tx, now, today, requestId }) => {
  const act = { at: new Date(now), reason: '', requestId }
  await sql`set local statement_timeout = ${sql.lit(LOOKS_EVERYWHERE)}`.execute(tx)
  const { rows } = await sql<{ erased: object | null }>`
    select youju.erase_me(${JSON.stringify(act)}::jsonb, ${today}::date) as erased`.execute(tx)
  if (!rows[0]?.erased) throw problem('stillHere')
  return {}
})
