import type { Output } from '#core/contract/contract'
import { inForceOn } from '#core/plan/in-force'
import type { Caller } from '../_shared/endpoint/caller'
import { namesOf } from '../_shared/store/people'
import { issuedBy, loadVersions } from '../_shared/store/plan'
import type { SchoolKey } from '../_shared/store/school-key'
import type { Tx } from '../_shared/store/store'

export type VersionMeta = Output<'plan.versions'>['items'][number]

/** What is told of versions of the school's own plan, the newest first; `which` narrows them to one. */
export async function versionMetas(
  tx: Tx,
  caller: Caller,
  issuer: SchoolKey,
  today: string,
  which?: number,
): Promise<VersionMeta[]> {
  let query = tx
    .selectFrom('planVersion')
    .select([
      'version',
      'title',
      'effectiveFrom',
      'publishedAt',
      'publishedBy',
      'reason',
      'state',
      'counted',
      'toCount',
    ])
    .where('districtId', '=', issuer.districtId)
    .where('schoolId', '=', issuer.schoolId)
    .orderBy('version', 'desc')
  if (which !== undefined) query = query.where('version', '=', which)
  const rows = await query.execute()
  const inForce = inForceOn(issuedBy('own', await loadVersions(tx, issuer)), today)?.version
  const names = await namesOf(
    tx,
    caller,
    rows.flatMap(({ publishedBy }) => publishedBy ?? []),
  )
  return rows.map(({ counted, toCount, publishedAt, publishedBy, ...row }) => ({
    ...row,
    publishedAt: publishedAt.toISOString(),
    publishedBy: names.get(publishedBy ?? '') ?? '',
    inForce: row.version === inForce,
    counting: row.state === 'counting' ? { done: counted, total: Math.max(counted, toCount) } : null,
  }))
}
