import type { SignedInContext } from '../_shared/endpoint/operation'

export interface AudienceUnit {
  readonly who: 'staff' | 'parents'
  readonly unitId: string
  readonly label: string
}

/** Whom announcements of the school can be addressed to: its staff, and the parents of the school, a grade or a class. */
export async function audienceUnits({ tx, caller }: SignedInContext): Promise<AudienceUnit[]> {
  const units = await tx
    .selectFrom('orgUnit')
    .select(['id', 'name', 'kind'])
    .where('districtId', '=', caller.districtId)
    .where('schoolId', '=', caller.schoolId)
    .where('kind', 'in', ['school', 'grade', 'class'])
    .orderBy('position')
    .execute()
  const ofKind = (kind: string) => units.filter((unit) => unit.kind === kind)
  return [
    { who: 'staff', unitId: caller.schoolId, label: '全体教职工' },
    { who: 'parents', unitId: caller.schoolId, label: '全校家长' },
    ...[...ofKind('grade'), ...ofKind('class')].map((unit) => ({
      who: 'parents' as const,
      unitId: unit.id,
      label: `${unit.name}家长`,
    })),
  ]
}
