import type { CivilDate } from '../calendar/civil-date'
import { type SchoolCalendar, weekAt } from '../calendar/school-calendar'
import { type BasicMeasure, measureKey, measureLooksAt } from '../plan/measure'
import type { LeftOut } from './kind'
import { kindOf } from './kinds/kinds'
import type { CountableRecord } from './record'

/** What one record contributes to one subject of one measure: the only way anything is ever counted. */
export interface Credit {
  readonly measure: string
  /** A person, group, grade, class, club or school, as the measure says. */
  readonly subjectId: string
  readonly on: CivilDate
  readonly week: number
  readonly quantity: number
}

/** One credit for each subject at most. */
export type Contribution = { readonly credits: readonly Credit[] } | { readonly leftOut: LeftOut }

/**
 * What a record contributes to a measure; undefined when the measure does not look at this record.
 * Week numbers are those of `calendar`.
 */
export function contributionOf(
  record: CountableRecord,
  measure: BasicMeasure,
  calendar: SchoolCalendar,
): Contribution | undefined {
  if (!measureLooksAt(measure, record)) return undefined
  if (record.state !== 'counted') return { leftOut: record.state }
  const on = record.payload.on
  const week = weekAt(calendar, on)
  if (!week || on < calendar.term.startOn || on > calendar.term.endOn) return { leftOut: 'outOfTerm' }
  const counted = kindOf(record.kind).counted(record as never, measure)
  if ('leftOut' in counted) return counted
  const common = { measure: measureKey(measure), on, week: week.number }
  return { credits: counted.to.map((each) => ({ ...common, ...each })) }
}

/** All credits of a record under the measures in force. */
export function creditsOf(
  record: CountableRecord,
  measures: readonly BasicMeasure[],
  calendar: SchoolCalendar,
): Credit[] {
  return measures.flatMap((measure) => {
    const contribution = contributionOf(record, measure, calendar)
    return contribution && 'credits' in contribution ? contribution.credits : []
  })
}
