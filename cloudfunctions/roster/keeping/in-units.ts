import type { KeptPost } from '#core/org/keeping'
import type { UnitKind } from '#core/org/person'
import type { SignedInContext } from '../../_shared/endpoint/operation'

/** A post with the name of its unit. */
export interface HeldInUnit extends KeptPost {
  readonly unit: string
  readonly unitKind: UnitKind
}

/** All posts of some people of the school, the earliest first. */
export async function postsInUnits(
  ids: readonly string[],
  { tx, caller }: SignedInContext,
): Promise<ReadonlyMap<string, readonly HeldInUnit[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('appointment as held')
    .innerJoin('orgUnit as unit', (join) =>
      join.onRef('unit.districtId', '=', 'held.districtId').onRef('unit.id', '=', 'held.unitId'),
    )
    .select([
      'held.id',
      'held.personId',
      'held.post',
      'held.unitId',
      'held.fromOn as from',
      'held.toOn as to',
    ])
    .select(['unit.name as unit', 'unit.kind as unitKind'])
    .where('held.districtId', '=', caller.districtId)
    .where('held.schoolId', '=', caller.schoolId)
    .where('held.personId', 'in', ids)
    .orderBy('held.fromOn')
    .orderBy('held.id')
    .execute()
  const posts = new Map<string, HeldInUnit[]>()
  for (const { personId, post, ...row } of rows) {
    const list = posts.get(personId) ?? []
    list.push({ ...row, post: post as KeptPost['post'] })
    posts.set(personId, list)
  }
  return posts
}
