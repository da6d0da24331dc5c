import { operation } from '../_shared/endpoint/operation'
import { keptClass } from './classes-kept'

export const code = operation('parent.code', async ({ classId }, context) => {
  const { tx, caller, today } = context
  const { name } = await keptClass('parent.code', classId, context)
  const open = await tx
    .selectFrom('classCode')
    .select(['code', 'lastOn'])
    .where('districtId', '=', caller.districtId)
    .where('classId', '=', classId)
    .where('lastOn', '>=', today)
    .executeTakeFirst()
  return { class: name, code: open ?? null }
})
