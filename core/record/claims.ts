import { kindOf } from './kinds/kinds'
import type { CountableRecord } from './record'

/** A natural key is held by at most one record that is neither withdrawn nor returned. */
export function claimsOf(record: CountableRecord, termId: string): string[] {
  if (record.state === 'withdrawn' || record.state === 'returned') return []
  return kindOf(record.kind).claims(record as never, termId)
}
