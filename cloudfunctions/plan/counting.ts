import type { Output } from '#core/contract/contract'
import { problem } from '#core/problem'
import type { Caller } from '../_shared/endpoint/caller'
import type { Tx } from '../_shared/store/store'

/** How far the counting of a version has come. */
export async function counting(tx: Tx, caller: Caller, version: number): Promise<Output<'plan.recount'>> {
  const row = await tx
    .selectFrom('planVersion')
    .select(['state', 'counted', 'toCount', 'effectiveFrom'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) throw problem('notFound')
  const { state, counted, toCount, effectiveFrom } = row
  // What was submitted meanwhile is counted along, though it was not there when the whole was told.
  const total = Math.max(toCount, counted)
  return { version, done: counted, total, finished: state === 'published', effectiveFrom }
}
