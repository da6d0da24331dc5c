import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'

export const leave = operation('parent.leave', async ({ id }, { tx, requestId }) => {
  const { rows } = await sql<{ left: boolean }>`
    select youju.leave_class(${id}::uuid, ${requestId}) as left`.execute(tx)
  if (!rows[0]?.left) throw problem('notFound')
  return {}
})
