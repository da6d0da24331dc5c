import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Schedule } from '#core/club/club'
import type { ContentChecked, Correction, Figure, FigureRef, StoredState, Target } from '#core/notice/notice'
import type { Id, Instant } from './columns'

/** Clubs, teaching research and announcements. */
export interface ActivityTables {
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
  notice: {
    districtId: Id
    id: Id
    schoolId: Id
    title: string
    body: string
    publisherId: Id
    publisherName: string
    state: StoredState
    revision: Generated<number>
    changedAt: Instant
    contentHash: string
    audience: JSONColumnType<readonly Target[]>
    /** Made of the audience by the database: what `youju.hears()` of its readers has in common with it. */
    hears: ColumnType<string[], never, never>
    publishAt: Moment
    publishedAt: Moment
    lastOn: CivilDate | null
    pinnedUntil: CivilDate | null
    receiptAsked: boolean
    figures: JSONColumnType<readonly FigureRef[]>
    told: JSONColumnType<readonly Figure[]>
    decidedBy: ColumnType<Id | null, Id | null | undefined, Id | null>
    returnedBecause: Generated<string>
    withdrawnAt: Moment
    withdrawnBecause: Generated<string>
    corrections: JSONColumnType<readonly Correction[], string | undefined>
    retoldAt: Moment
    contentCheck: ContentChecked
  }
  receipt: {
    districtId: Id
    noticeId: Id
    personId: Id
    readAt: Date
    acknowledgedAt: Moment
  }
}

type Moment = ColumnType<Date | null, Date | null | undefined, Date | null>
