import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { LOOKS_EVERYWHERE } from './looks-everywhere'

interface Outcome {
  readonly outcome?: 'notFound' | 'stillHere'
  readonly pseudonym: string
  readonly records: number
}

export const erasePerson = operation('privacy.erasePerson', async ({ personId, reason }, context) => {
  const { tx, now, today, requestId } = context
  const act = { at: new Date(now), reason: reason.trim(), requestId }
  await sql`set local statement_timeout = ${sql.lit(LOOKS_EVERYWHERE)}`.execute(tx)
  const { rows } = await sql<{ erased: Outcome }>`
    select youju.erase_person(${personId}::uuid, ${JSON.stringify(act)}::jsonb, ${today}::date) as erased`.execute(
    tx,
  )
  const erased = rows[0]?.erased
  if (!erased || erased.outcome === 'notFound') throw problem('notFound')
  if (erased.outcome === 'stillHere') throw problem('personStillHere')
  return { pseudonym: erased.pseudonym, records: erased.records }
})
