import { operation } from '../_shared/endpoint/operation'

export const choose = operation('reminder.choose', async ({ digest, due }, { tx, caller }) => {
  const { districtId, schoolId, personId } = caller
  await tx
    .insertInto('reminderChoice')
    .values({ districtId, schoolId, personId, digest, due })
    .onConflict((before) =>
      before.columns(['districtId', 'schoolId', 'personId']).doUpdateSet({ digest, due }),
    )
    .execute()
  return {}
})
