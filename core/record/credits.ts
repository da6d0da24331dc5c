import type { CivilDate } from '../calendar/civil-date'
import { type SchoolCalendar, weekAt } from '../calendar/school-calendar'
import { MEASURES, type Measure, measureKey } from '../plan/measure'
import type { CountableRecord } from './record'

/** What one record contributes to one measure: the only way anything is ever counted. */
export interface Credit {
  readonly measure: string
  /** A person, group, grade or school, as the measure says. */
  readonly subjectId: string
  readonly on: CivilDate
  readonly week: number
  readonly quantity: number
}

/** Why a record that a measure looks at is left out of it; shown wherever the number is opened. */
export const LEFT_OUT = {
  withdrawn: '已撤回',
  returned: '核查后退回',
  awaiting: '等待核准',
  recording: '录播课，本计划不计入',
  noFeedback: '还没有反馈',
  outOfTerm: '不在本学期内',
} as const

export type LeftOut = keyof typeof LEFT_OUT

export type Contribution = { readonly credit: Credit } | { readonly leftOut: LeftOut }

/**
 * What a record contributes to a measure; undefined when the measure does not look at this kind of record.
 * A record credits a measure at most once. Week numbers are those of `calendar`.
 */
export function contributionOf(
  record: CountableRecord,
  measure: Measure,
  calendar: SchoolCalendar,
): Contribution | undefined {
  if (MEASURES[measure.name].kind !== record.kind) return undefined
  if (record.state !== 'counted') return { leftOut: record.state }
  const on = record.payload.on
  const week = weekAt(calendar, on)
  if (!week || on < calendar.term.startOn || on > calendar.term.endOn) return { leftOut: 'outOfTerm' }
  const counted = countFor(record, measure)
  if ('leftOut' in counted) return counted
  return { credit: { measure: measureKey(measure), on, week: week.number, ...counted } }
}

function countFor(
  record: CountableRecord,
  measure: Measure,
): { subjectId: string; quantity: number } | { leftOut: LeftOut } {
  switch (record.kind) {
    case 'observation':
      if (record.payload.mode === 'recording' && !measure.filters.includes('withRecordings')) {
        return { leftOut: 'recording' }
      }
      return { subjectId: record.authorId, quantity: record.payload.periods.length }
    case 'research':
      return { subjectId: record.payload.groupId, quantity: 1 }
    case 'inspection':
      if (record.payload.feedbackOn === null && measure.filters.includes('feedback')) {
        return { leftOut: 'noFeedback' }
      }
      return { subjectId: record.schoolId, quantity: 1 }
    case 'showcase':
      return { subjectId: record.schoolId, quantity: 1 }
    case 'assessment':
      return { subjectId: record.payload.gradeId, quantity: 1 }
  }
}

/** All credits of a record under the measures in force, one a measure at most. */
export function creditsOf(
  record: CountableRecord,
  measures: readonly Measure[],
  calendar: SchoolCalendar,
): Credit[] {
  return measures.flatMap((measure) => {
    const contribution = contributionOf(record, measure, calendar)
    return contribution && 'credit' in contribution ? [contribution.credit] : []
  })
}
