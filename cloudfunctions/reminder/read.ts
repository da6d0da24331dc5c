import { operation } from '../_shared/endpoint/operation'

export const read = operation('reminder.read', async ({ ids }, { tx, caller, now }) => {
  await tx
    .updateTable('reminder')
    .set({ readAt: new Date(now) })
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('personId', '=', caller.personId)
    .where('id', 'in', ids)
    .where('readAt', 'is', null)
    .execute()
  return {}
})
