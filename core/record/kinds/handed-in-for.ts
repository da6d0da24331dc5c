import type { RecordOf } from '../record'

/** Whom something handed in or declared is from. */
export function handedInFor({ authorId, schoolId, payload }: RecordOf<'deliverable' | 'declared'>): string {
  if (payload.level === 'person') return authorId
  return payload.unitId ?? schoolId
}
