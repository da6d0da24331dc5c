import { type BasicMeasure, measureKey, recordKindOf } from '../plan/basic-measure'
import { isBasic } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { isCount } from './fill'
import type { Owed } from './owed'
import { Series } from './series'
import { shareIn } from './share'
import type { View } from './view'

/**
 * 不叠加: a record counts for one rule of the group only. In the plan's order each rule takes of the days of its periods,
 * from the first on, until its target is full; the rest goes on to the next, and the last has all that is left. Counts do
 * not know their records: two measures share what they count unless their conditions exclude each other.
 */
export function takeTurns(owed: readonly { rule: Rule; owed: Owed }[], view: View): Owed[] {
  const taken: { measure: BasicMeasure; series: Series }[] = []
  return owed.map(({ rule, owed: each }, index) => {
    const { measure } = rule
    if (!isCount(measure) || !isBasic(measure)) return each
    const all = view.figures.counts.series(measure, each.subjectId)
    if (!all) return each
    let left = all
    for (const before of taken) {
      if (shares(before.measure, measure)) left = left.less(before.series)
    }
    if (!takes(rule)) return { ...each, left }
    const series = takenBy(each, left, view)
    taken.push({ measure, series })
    const goesOn = owed
      .slice(index + 1)
      .some(({ rule: { measure: next } }) => isBasic(next) && shares(measure, next))
    return { ...each, left: goesOn ? series : left }
  })
}

/** A limit, and what is only logged, look at what there is and take nothing. */
const takes = ({ bound: { kind } }: Rule) => kind !== 'none' && kind !== 'undecided' && kind !== 'atMost'

function takenBy({ periods, demand, prorate }: Owed, left: Series, { calendar, figures }: View): Series {
  const taken = new Series(left.length)
  const { tallies } = figures.counts
  for (const period of periods) {
    let needs = shareIn(period, demand, calendar, prorate).target ?? 0
    const to = Math.min(tallies.indexOf(period.to), left.length - 1)
    for (let day = Math.max(0, tallies.indexOf(period.from)); day <= to && needs > 0; day++) {
      const takes = Math.min(needs, left.at(day) - taken.at(day))
      taken.add(day, takes)
      needs -= takes
    }
  }
  return taken
}

function shares(one: BasicMeasure, other: BasicMeasure): boolean {
  if (measureKey(one) === measureKey(other)) return true
  if (recordKindOf(one) !== recordKindOf(other)) return false
  const conditions = conditionsOf(other)
  return !conditionsOf(one).some(({ key, is }) =>
    conditions.some((each) => each.key === key && !each.is.some((value) => is.includes(value))),
  )
}

const conditionsOf = (measure: BasicMeasure) =>
  measure.name === 'register' ? measure.when : 'where' in measure ? (measure.where ?? []) : []
