import type { CreditLevel } from '../../plan/measure'
import type { RecordOf } from '../record'

/** Whom something handed in or declared is from, at the level a measure credits; null when it is from another level. */
export function handedInFor(
  { authorId, schoolId, payload }: RecordOf<'deliverable' | 'declared'>,
  level: CreditLevel,
): string | null {
  if (level === 'person') return payload.unitId === null ? authorId : null
  if (level === 'school') return payload.unitId === null ? schoolId : null
  return payload.unitId
}
