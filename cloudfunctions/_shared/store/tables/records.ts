import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { FileType } from '#core/file/file'
import type { Involvement } from '#core/record/kind'
import type { RecordContent, RecordKind, RecordState } from '#core/record/record'
import type { Stance } from '#core/record/statement'
import type { Id, Instant } from './columns'

/** What happened, what follows from it, and the files beside it. */
export interface RecordTables {
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
  file: {
    districtId: Id
    id: Id
    schoolId: Id
    /** It hangs on one of the two. */
    recordId: Id | null
    noticeId: Id | null
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
}
