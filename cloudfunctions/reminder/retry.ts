import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'

export const retry = operation('reminder.retry', async ({ id }, { tx }) => {
  const { rows } = await sql<{
    waits: boolean
  }>`select youju.retry_reminder(${id}::uuid) as waits`.execute(tx)
  if (!rows[0]?.waits) throw problem('notFound')
  return {}
})
