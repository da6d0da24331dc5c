import type { Caller } from '../endpoint/caller'
import type { Tx } from './store'

/** The version of the privacy text that the caller agreed to last; null before any. */
export async function consentOf(tx: Tx, { districtId, personId }: Caller): Promise<string | null> {
  const last = await tx
    .selectFrom('consent')
    .select('version')
    .where('districtId', '=', districtId)
    .where('personId', '=', personId)
    .orderBy('agreedAt', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.version ?? null
}
