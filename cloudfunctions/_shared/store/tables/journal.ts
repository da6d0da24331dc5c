import type { ColumnType, Generated } from 'kysely'
import type { Id, Instant } from './columns'

/** Who did what to which row, and the chain over it. */
export interface JournalTables {
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
    redactedAt: ColumnType<Date | null, never, never>
  }
  journalHead: {
    districtId: Id
    schoolId: Id
    place: ColumnType<number, never, never>
    seq: ColumnType<number, never, never>
    link: ColumnType<Buffer, never, never>
    sealedAt: ColumnType<Date | null, never, never>
  }
}
