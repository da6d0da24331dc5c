import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { BellPeriod } from '#core/calendar/bell'
import type { CivilDate } from '#core/calendar/civil-date'
import type { GroupKind, UnitKind } from '#core/org/person'
import type { GuardianState } from '#core/parent/guardian-state'
import type { ImportCounts, ImportLine } from '#core/roster/changes/change'
import type { Id, Instant } from './columns'

/** Units, people and the calendar they live by. */
export interface OrganisationTables {
  orgUnit: {
    districtId: Id
    id: Id
    parentId: Id | null
    schoolId: Id | null
    kind: UnitKind
    groupKind: GroupKind | null
    name: string
    subject: Generated<string>
    position: number
    fromOn: ColumnType<CivilDate | null, CivilDate | null | undefined, CivilDate | null>
    toOn: ColumnType<CivilDate | null, CivilDate | null | undefined, CivilDate | null>
    continuesId: ColumnType<Id | null, Id | null | undefined, Id | null>
  }
  guardianship: {
    districtId: Id
    id: Id
    schoolId: Id
    personId: Id
    classId: Id
    name: string
    state: GuardianState
    askedAt: Date
    decidedAt: Date | null
    decidedBy: Id | null
    endedAt: Date | null
  }
  classCode: {
    districtId: Id
    classId: Id
    schoolId: Id
    code: string
    lastOn: CivilDate
    openedBy: Id
    openedAt: Date
  }
  delegation: {
    districtId: Id
    id: Id
    schoolId: Id
    post: string
    giverId: Id
    takerId: Id
    fromOn: CivilDate
    toOn: CivilDate
    reason: string
    madeAt: Date
    endedAt: Date | null
  }
  fact: {
    districtId: Id
    unitId: Id
    fact: string
    fromOn: CivilDate
    schoolId: Id
    amount: number
  }
  tag: {
    districtId: Id
    subjectId: Id
    tag: string
    fromOn: CivilDate
    schoolId: Id
    toOn: CivilDate | null
  }
  mentoring: {
    districtId: Id
    mentorId: Id
    apprenticeId: Id
    fromOn: CivilDate
    schoolId: Id
    toOn: CivilDate | null
  }
  grouping: {
    districtId: Id
    clusterId: Id
    schoolId: Id
    fromOn: CivilDate
    toOn: CivilDate | null
  }
  person: {
    districtId: Id
    id: Id
    schoolId: Id
    kind: 'staff' | 'guardian'
    name: string
    subject: string
    /** What was asked for when the person was added; null for others. */
    addedHash: Generated<string | null>
    /** Who a transferred person is in the school before. */
    cameFrom: Generated<Id | null>
    position: number
    staffNo: Generated<string>
  }
  personPrivate: {
    districtId: Id
    personId: Id
    schoolId: Id
    birthDate: CivilDate | null
    teachingSince: ColumnType<CivilDate | null, CivilDate | null | undefined, CivilDate | null>
  }
  appointment: {
    districtId: Id
    id: Id
    schoolId: Id
    personId: Id
    unitId: Id
    post: string
    fromOn: CivilDate
    toOn: CivilDate | null
  }
  term: {
    districtId: Id
    id: Id
    schoolId: Id
    name: string
    startOn: CivilDate
    endOn: CivilDate
    bell: JSONColumnType<BellPeriod[]>
  }
  calendarDay: {
    districtId: Id
    unitId: Id
    onDate: CivilDate
    teaching: boolean
    timetableOf: number | null
    reason: string
  }
  /** Imports of the roster; what they replace is the database's own to read. */
  rosterImport: {
    districtId: Id
    id: Id
    schoolId: Id
    name: string
    fromOn: CivilDate
    endMissing: boolean
    state: 'checked' | 'applied' | 'undone'
    counts: JSONColumnType<ImportCounts>
    lines: JSONColumnType<ImportLine[]> | null
    madeBy: Id
    madeAt: Instant
    appliedAt: Instant | null
    undoneAt: Instant | null
  }
  timetableSlot: {
    districtId: Id
    schoolId: Id
    termId: Id
    classId: Id
    weekday: number
    period: number
    subject: string
    teacherId: Id
    room: string
  }
}
