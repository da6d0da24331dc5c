import { targetLabel } from '#core/notice/labels'
import type { Target } from '#core/notice/notice'
import type { SignedInContext } from '../_shared/endpoint/operation'
import { audienceKey } from './audience-key'
import type { Hearing } from './heard'

interface Addressed {
  readonly id: string
  readonly audience: readonly Target[]
}

/** Whom each announcement is for, in words; a parent is not told of other classes, nor that the staff hear it too. */
export async function audienceLabels(
  notices: readonly Addressed[],
  { own }: Hearing,
  { tx, caller }: SignedInContext,
): Promise<Map<string, string>> {
  const unitIds = [...new Set(notices.flatMap(({ audience }) => audience.map(({ unitId }) => unitId)))]
  if (unitIds.length === 0) return new Map()
  const units = await tx
    .selectFrom('orgUnit')
    .select(['id', 'name', 'kind'])
    .where('districtId', '=', caller.districtId)
    .where('id', 'in', unitIds)
    .orderBy('position')
    .execute()
  const isTold = (target: Target) => caller.rights.staff || own.includes(audienceKey(target))
  return new Map(
    notices.map(({ id, audience }) => {
      const told = audience.filter(isTold)
      const labels = units.flatMap((unit) =>
        told.filter(({ unitId }) => unitId === unit.id).map((target) => targetLabel(target, unit)),
      )
      return [id, labels.join('、')]
    }),
  )
}
