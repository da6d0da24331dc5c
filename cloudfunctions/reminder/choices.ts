import type { Caller } from '../_shared/endpoint/caller'
import type { Tx } from '../_shared/store/store'

/** Everybody is reminded until they choose otherwise. */
export async function ownChoices(tx: Tx, { districtId, schoolId, personId }: Caller) {
  const chosen = await tx
    .selectFrom('reminderChoice')
    .select(['digest', 'due'])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return chosen ?? { digest: true, due: true }
}
