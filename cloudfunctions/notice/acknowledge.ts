import { problem } from '#core/problem'
import { operation } from '../_shared/endpoint/operation'
import { conditions, loadHearing } from './heard'
import { giveReceipt } from './receipt'

export const acknowledge = operation('notice.acknowledge', async ({ id }, context) => {
  const { tx, caller } = context
  const { heard } = conditions(await loadHearing(context), context)
  const row = await tx
    .selectFrom('notice')
    .selectAll()
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
    .where(heard)
    .executeTakeFirst()
  // Who wrote it, or sees it as a leader, is asked for nothing.
  if (!row || row.publisherId === caller.personId) throw problem('notFound')
  if (!row.receiptAsked) throw problem('receiptNotAsked')
  return { at: await giveReceipt(row, context) }
})
