import { measureUnit } from '../plan/measure'
import type { Rule } from '../plan/plan'
import type { Counted } from './fill'
import type { Standing } from './standing'
import type { View } from './view'

/** Where a promise ends up if things go on as they did. */
export interface Forecast {
  readonly low: number
  readonly high: number
  readonly words: string
}

/** Fewer weeks of one's own tell nothing. */
const WEEKS_TO_TELL = 3

/**
 * To the end of the term, from the subject's own teaching weeks so far: what is done, and for the days to come the same
 * pace, give or take what its weeks differ by. Null where nothing adds up over the term, or too little is known.
 */
export function forecastOf(rule: Rule, standing: Standing, counted: Counted, view: View): Forecast | null {
  const { calendar, moment, pace, figures } = view
  const { measure, cadence } = rule
  if (cadence.every !== 'term' || !counted.isCount || standing.target === null) return null
  if (standing.status === 'waived' || standing.status === 'logOnly' || pace.elapsed >= pace.total) return null
  const { tallies } = figures.counts
  const { series } = counted
  const weeks = calendar.teachingWeeks
    .filter(({ sunday }) => sunday <= moment.asOf)
    .map(({ monday, sunday }) => series?.between(tallies.indexOf(monday), tallies.indexOf(sunday)) ?? 0)
  if (weeks.length < WEEKS_TO_TELL || standing.done === 0) return null
  const mean = weeks.reduce((sum, quantity) => sum + quantity, 0) / weeks.length
  const spread = weeks.reduce((sum, quantity) => sum + (quantity - mean) ** 2, 0) / (weeks.length - 1)
  const ahead = ((pace.total - pace.elapsed) / pace.total) * calendar.teachingWeeks.length
  const more = (standing.done / pace.elapsed) * (pace.total - pace.elapsed)
  const giveOrTake = Math.sqrt(spread * ahead * (1 + ahead / weeks.length))
  const low = standing.done + Math.max(0, Math.floor(more - giveOrTake))
  const high = standing.done + Math.ceil(more + giveOrTake)
  const unit = measureUnit(measure)
  const range = low === high ? `${low} ${unit}` : `${low}—${high} ${unit}`
  const asked = rule.bound.kind === 'atMost' ? '上限' : '要求'
  return { low, high, words: `照目前的进度，期末大约 ${range}（${asked} ${standing.target} ${unit}）` }
}
