import { operation } from '../_shared/endpoint/operation'

/** A draft that has become a version stays: the version says where it came from. */
export const discard = operation('plan.discard', async ({ id }, { tx, caller }) => {
  const gone = await tx
    .deleteFrom('planDraft')
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('id', '=', id)
    .where('publishedAs', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return { discarded: gone !== undefined }
})
