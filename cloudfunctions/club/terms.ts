import type { CivilDate } from '#core/calendar/civil-date'
import type { SchoolKey } from '../_shared/store/school-key'
import type { Database } from '../_shared/store/store'

export interface NamedTerm {
  readonly id: string
  readonly name: string
  readonly startOn: CivilDate
  readonly endOn: CivilDate
}

/** The school's terms, the oldest first. */
export function loadTerms(db: Database, { districtId, schoolId }: SchoolKey): Promise<NamedTerm[]> {
  return db
    .selectFrom('term')
    .select(['id', 'name', 'startOn', 'endOn'])
    .where('districtId', '=', districtId)
    .where('schoolId', '=', schoolId)
    .orderBy('startOn')
    .execute()
}
