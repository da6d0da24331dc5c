import type { CivilDate } from '../calendar/civil-date'
import { type SchoolCalendar, weekAt } from '../calendar/school-calendar'
import {
  type BasicMeasure,
  givenKey,
  measureKey,
  measureLooksAt,
  type Tallied,
  tallyKey,
} from '../plan/basic-measure'
import { factsOfRecord, meets } from './facts-of-record'
import type { Counted, LeftOut } from './kind'
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
  const counted = countedUnder(measure, record)
  if ('leftOut' in counted) return counted
  const key = measureKey(measure)
  return {
    credits: counted.to.map(({ subjectId, quantity }) => {
      return { measure: key, subjectId, on, week: week.number, quantity }
    }),
  }
}

function countedUnder(measure: BasicMeasure, record: CountableRecord): Counted {
  const counted = kindOf(record.kind).counted(record as never, measure)
  if ('leftOut' in counted || !('where' in measure) || !measure.where) return counted
  const facts = factsOfRecord(record)
  return measure.where.every((condition) => meets(condition, facts)) ? counted : { leftOut: 'condition' }
}

/** All credits of a record under what is tallied; a measure given as such is tallied as a whole. */
export function creditsOf(
  record: CountableRecord,
  tallied: readonly (BasicMeasure | Tallied)[],
  calendar: SchoolCalendar,
): Credit[] {
  // Without intermediate lists: this is done for every record there is when all are counted again.
  const credits: Credit[] = []
  for (const each of tallied) {
    const whole = 'name' in each ? { measure: each, by: null } : each
    const contribution = contributionOf(record, whole.measure, calendar)
    if (!contribution || !('credits' in contribution)) continue
    for (const credit of contribution.credits) {
      for (const key of keysOf(whole, record)) credits.push(key === AS_IT_IS ? credit : { ...credit, ...key })
    }
  }
  return credits
}

const AS_IT_IS: Partial<Credit> = {}
const ONLY_AS_IT_IS = [AS_IT_IS]

/** Under which keys a credit is kept: one for each value that the record holds of the field it is split by. */
function keysOf(tallied: Tallied, record: CountableRecord): readonly Partial<Credit>[] {
  const { measure, by } = tallied
  if (by !== null) {
    const values = new Set(factsOfRecord(record).get(by) ?? [])
    return [...values].map((value) => ({ measure: tallyKey(tallied, value) }))
  }
  // A number that was declared counts as given besides: 0 is a number, and none is not.
  return measure.name === 'declared' ? [AS_IT_IS, { measure: givenKey(measure), quantity: 1 }] : ONLY_AS_IT_IS
}
