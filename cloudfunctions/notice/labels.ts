import type { SignedInContext } from '../_shared/endpoint/operation'

/** Whom each notice is addressed to, in words; a parent is not told of other classes. */
export async function audienceLabels(
  ids: readonly string[],
  { tx, caller }: SignedInContext,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('noticeAudience as audience')
    .innerJoin('orgUnit as unit', (join) =>
      join.onRef('unit.districtId', '=', 'audience.districtId').onRef('unit.id', '=', 'audience.unitId'),
    )
    .select(['audience.noticeId', 'audience.who', 'unit.name', 'unit.kind'])
    .where('audience.districtId', '=', caller.districtId)
    .where('audience.noticeId', 'in', ids)
    .orderBy('unit.position')
    .execute()
  const labels = new Map<string, string[]>()
  for (const { noticeId, who, name, kind } of rows) {
    if (!caller.rights.staff && who === 'staff') continue
    const school = who === 'staff' ? '全体教职工' : '全校家长'
    labels.set(noticeId, [...(labels.get(noticeId) ?? []), kind === 'school' ? school : `${name}家长`])
  }
  return new Map([...labels].map(([id, parts]) => [id, parts.join('、')]))
}
