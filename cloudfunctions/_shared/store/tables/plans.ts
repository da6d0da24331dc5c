import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { CivilDate } from '#core/calendar/civil-date'
import type { Plan } from '#core/plan/plan'
import type { FrozenReport } from '#core/report/frozen-report'
import type { Id, Instant } from './columns'

/** Plans in their versions and drafts, and the reports frozen under them. */
export interface PlanTables {
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
  calendarLink: { districtId: Id; personId: Id; schoolId: Id; openedAt: Instant }
}
