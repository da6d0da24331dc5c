import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'

export const answer = operation('suggestion.answer', async ({ id, text }, { tx, requestId }) => {
  const { rows } = await sql<{ answered: boolean }>`
    select youju.answer_suggestion(${id}::uuid, ${text.trim()}, ${requestId}) as answered`.execute(tx)
  if (!rows[0]?.answered) throw problem('notFound')
  return { id }
})
