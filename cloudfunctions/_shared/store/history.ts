import { addDays, type CivilDate } from '#core/calendar/civil-date'
import type { Term } from '#core/calendar/school-calendar'
import type { History, OtherTerm } from '#core/standing/history'
import type { SchoolSource } from './at-hand'
import { calendarOf, loadTerms } from './calendar'
import type { Tx } from './store'
import { loadSheet } from './tallies'

/** A year reaches back this far at most: to the first day of the school year before, from the last of this one. */
const DAYS_BACK = 2 * 366

/** The first day that a term looks back on. */
export function looksBackTo({ startOn }: Term): CivilDate {
  return addDays(startOn, -DAYS_BACK)
}

/** The school's terms before one, with what was counted in them; what lies further back is asked for by no plan. */
export async function loadHistory(tx: Tx, school: SchoolSource, term: Term): Promise<History> {
  const since = looksBackTo(term)
  const earlier = (await loadTerms(tx, school)).filter(
    ({ startOn, endOn }) => endOn < term.startOn && startOn >= since,
  )
  const terms: OtherTerm[] = []
  for (const each of earlier) {
    const calendar = await calendarOf(tx, school, each)
    terms.push({ term: each, tallies: await loadSheet(tx, school, calendar, calendar.weeks.length) })
  }
  return { terms, baseline: null }
}
