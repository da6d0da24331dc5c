import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { journalEntry } from './own-ways'

export const close = operation('account.close', async ({ personId, waysIn, reason }, context) => {
  const { rows } = await sql<{ ended: number | null }>`
    select youju.close_place(${personId}::uuid, ${waysIn}, ${journalEntry(context, reason)}::jsonb) as ended`.execute(
    context.tx,
  )
  const ended = rows[0]?.ended ?? null
  if (ended === null) throw problem('notFound')
  return { ended }
})
