import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { BellPeriod } from '#core/calendar/bell'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Schedule } from '#core/club/club'
import type { FileType } from '#core/file/file'
import type { GroupKind, UnitKind } from '#core/org/person'
import type { Plan } from '#core/plan/plan'
import type { Involvement } from '#core/record/kind'
import type { RecordContent, RecordKind, RecordState } from '#core/record/record'
import type { Stance } from '#core/record/statement'
import type { FrozenReport } from '#core/report/frozen-report'

type Id = string
type Instant = ColumnType<Date, Date | string | undefined, Date | string>

/** The columns the application reads and writes; the migrations hold the rest. */
export interface Tables {
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
    position: number
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
  planVersion: {
    districtId: Id
    planId: Id
    version: number
    schoolId: Id
    title: string
    effectiveFrom: CivilDate
    document: JSONColumnType<Plan>
    publishedBy: Id | null
    publishedAt: Instant
    state: Generated<'counting' | 'published'>
    reason: Generated<string>
    countsFrom: Generated<CivilDate>
    draftId: Generated<Id | null>
    counted: Generated<number>
    toCount: Generated<number>
  }
  planDraft: {
    districtId: Id
    id: Id
    schoolId: Id
    name: string
    markdown: string | null
    workbook: Buffer | null
    title: string | null
    faults: number
    warnings: number
    revision: number
    savedBy: Id
    savedAt: Instant
    publishedAs: ColumnType<number | null, undefined, never>
  }
  report: {
    districtId: Id
    id: Id
    schoolId: Id
    kind: 'week' | 'month' | 'term'
    periodKey: string
    asOf: CivilDate
    document: JSONColumnType<FrozenReport>
    frozenAt: Instant
    frozenBy: Id | null
  }
  record: {
    districtId: Id
    id: Id
    schoolId: Id
    termId: Id
    kind: RecordKind
    authorId: Id
    aboutId: Id | null
    happenedOn: CivilDate
    payload: JSONColumnType<RecordContent['payload']>
    state: RecordState
    late: boolean
    revision: number
    contentHash: string
    submittedHash: string
    receivedAt: Instant
    changedAt: Instant
    readers: string[]
    sealed: boolean
  }
  recordPrivate: { districtId: Id; recordId: Id; schoolId: Id; payload: JSONColumnType<object> }
  involvement: {
    districtId: Id
    recordId: Id
    personId: Id
    role: Involvement['role']
    mark: string
    schoolId: Id
    authorId: Id
    aboutId: Id | null
    kind: RecordKind
    onDate: CivilDate
  }
  statement: {
    districtId: Id
    id: Id
    schoolId: Id
    recordId: Id
    personId: Id
    stance: Stance
    words: string
    contentHash: string
    at: Instant
  }
  recordCheck: {
    districtId: Id
    recordId: Id
    contentHash: string
    schoolId: Id
    checkerId: Id
    at: Instant
  }
  club: {
    districtId: Id
    id: Id
    schoolId: Id
    category: string
    about: string
    schedules: JSONColumnType<readonly Schedule[]>
    place: string
    capacity: number | null
    enrolled: number
    rollOptIn: boolean
    rollBecause: string
    rollSince: CivilDate | null
    rollBy: Id | null
    termIds: Id[]
    fromOn: CivilDate
    toOn: CivilDate | null
    closedBecause: string
    mergedInto: Id | null
    revision: number
    contentHash: string
    changedAt: Instant
  }
  recordClaim: { districtId: Id; naturalKey: string; recordId: Id; schoolId: Id }
  credit: {
    districtId: Id
    recordId: Id
    measure: string
    schoolId: Id
    termId: Id
    subjectId: Id
    onDate: CivilDate
    week: number
    quantity: number
  }
  tally: {
    districtId: Id
    schoolId: Id
    termId: Id
    measure: string
    subjectId: Id
    week: number
    quantity: number
    /** Monday to Sunday; their sum is the quantity. */
    days: number[]
  }
  journal: {
    districtId: Id
    seq: Generated<number>
    schoolId: Id
    at: Instant
    actorId: Id
    did: string
    rowKind: string
    rowId: Id
    reason: string
    before: unknown
    after: unknown
    requestId: string
  }
  notice: {
    districtId: Id
    id: Id
    schoolId: Id
    title: string
    body: string
    publisherId: Id
    publisherName: string
    publishedAt: Instant
    withdrawnAt: ColumnType<Date | null, undefined, Date>
  }
  noticeAudience: { districtId: Id; noticeId: Id; who: 'staff' | 'parents'; unitId: Id }
  receipt: { districtId: Id; noticeId: Id; personId: Id; readAt: Instant }
  file: {
    districtId: Id
    id: Id
    schoolId: Id
    recordId: Id
    ownerId: Id
    name: string
    type: FileType
    size: number
    sha256: string
    received: Generated<number>
    state: Generated<'partial' | 'kept'>
    place: string | null
    begunAt: Instant
    movedAt: Instant
    keptAt: ColumnType<Date | null, undefined, Date>
    removedAt: ColumnType<Date | null, undefined, Date>
  }
  filePart: { districtId: Id; fileId: Id; at: number; schoolId: Id; bytes: Buffer }
  calendarLink: { districtId: Id; personId: Id; schoolId: Id; openedAt: Instant }
  researchSchedule: {
    districtId: Id
    groupId: Id
    fromOn: CivilDate
    schoolId: Id
    toOn: CivilDate | null
    weekday: number
    period: number | null
    time: string
    place: string
    setBy: Id
    setAt: Instant
  }
  researchSlot: {
    districtId: Id
    groupId: Id
    slotOn: CivilDate
    schoolId: Id
    theme: string
    change: 'moved' | 'cancelled' | null
    toOn: CivilDate | null
    reason: string
    changedBy: Id
    changedAt: Instant
  }
  researchSignIn: {
    districtId: Id
    id: Id
    schoolId: Id
    groupId: Id
    onDate: CivilDate
    secret: ColumnType<never, Buffer, never>
    openedBy: Id
    openedAt: Instant
    expiresAt: Instant
    closedAt: ColumnType<Date | null, undefined, Date>
  }
  researchSigned: {
    districtId: Id
    signInId: Id
    personId: Id
    schoolId: Id
    signedAt: Date | null
    failed: number
  }
}
