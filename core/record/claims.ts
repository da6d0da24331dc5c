import type { CountableRecord } from './record'

/**
 * Natural keys: what makes two records the same fact although their ids differ. A key is held by at most one record
 * that is neither withdrawn nor returned. A person is in one room at a time, so an observation holds one key a period.
 */
export function claimsOf(record: CountableRecord, termId: string): string[] {
  if (record.state === 'withdrawn' || record.state === 'returned') return []
  switch (record.kind) {
    case 'observation':
      return record.payload.periods.map(
        (period) => `observation/${record.authorId}/${record.payload.on}/${period}`,
      )
    case 'research':
      return [`research/${record.payload.groupId}/${record.payload.on}`]
    case 'inspection':
      return [`inspection/${record.schoolId}/${record.payload.on}/${plain(record.payload.title)}`]
    case 'showcase':
      return [`showcase/${record.payload.teacherId}/${termId}/${plain(record.payload.title)}`]
    case 'assessment':
      return [`assessment/${record.payload.gradeId}/${record.payload.on}`]
  }
}

/** Spaces and full-width forms make no other title. */
function plain(title: string): string {
  return title.normalize('NFKC').trim().replace(/\s+/g, ' ')
}
