import { sql } from 'kysely'
import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'

export const withdraw = operation('notice.withdraw', async ({ id }, { tx, caller, now, requestId }) => {
  const row = await tx
    .selectFrom('notice')
    .select(['id', 'withdrawnAt'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('notFound')
  if (row.withdrawnAt !== null) return { id }
  await tx
    .updateTable('notice')
    .set({ withdrawnAt: new Date(now) })
    .where('districtId', '=', caller.districtId)
    .where('id', '=', id)
    .execute()
  const act = { actorId: caller.personId, at: new Date(now), did: 'withdrawn', requestId }
  await sql`select youju.keep_journal(${caller.districtId}::uuid, ${caller.schoolId}::uuid, 'notice', ${id}::uuid,
    ${JSON.stringify(act)}::jsonb, null, null)`.execute(tx)
  return { id }
})
