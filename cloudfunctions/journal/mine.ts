import { sql } from 'kysely'
import { operation } from '../_shared/endpoint/operation'
import { before, inWords, loadActs } from './acts'

export const mine = operation('journal.mine', async ({ cursor }, context) => {
  const { districtId, schoolId, personId } = context.caller
  const from = before(cursor)
  // Two ways in, each by an index: a year's journal is long, and one's own part of it short.
  const { items, next } = await loadActs(
    sql`(select * from youju.journal
          where district_id = ${districtId}::uuid and actor_id = ${personId}::uuid and school_id = ${schoolId}::uuid
            and seq < ${from}
          order by seq desc limit 31)
        union all
        select j.* from youju.record r
          join youju.journal j on j.district_id = r.district_id and j.row_id = r.id and j.row_kind = 'record'
         where r.district_id = ${districtId}::uuid and r.author_id = ${personId}::uuid
           and j.actor_id <> ${personId}::uuid and j.seq < ${from}`,
    context,
  )
  const told = await inWords(items, context)
  return {
    items: told.map((act, index) => ({
      ...act,
      mine: items[index]?.actorId === personId,
      recordId: items[index]?.rowKind === 'record' ? (items[index]?.rowId ?? null) : null,
    })),
    next,
  }
})
