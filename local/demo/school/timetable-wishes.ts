import type { Assignment } from './teaching'

const MAIN = new Set(['语文', '数学', '英语'])
const AFTERNOON = 4
const REPEATED_COST = 8
const APART_COST = 1
const LATE_COST = 1
const EARLY_SPORT_COST = 3

/**
 * How far a class's day is from what a school wishes: a subject once a day (Chinese twice, then in a double period),
 * main subjects in the morning, no sport in the first period.
 */
export function dayCost(row: readonly (Assignment | undefined)[], from: number, periods: number): number {
  let cost = 0
  for (let period = 0; period < periods; period += 1) {
    const subject = row[from + period]?.subject
    if (subject === undefined) continue
    if (MAIN.has(subject) && period >= AFTERNOON) cost += LATE_COST
    if (subject === '体育' && period === 0) cost += EARLY_SPORT_COST
    let earlier = 0
    for (let other = 0; other < period; other += 1) if (row[from + other]?.subject === subject) earlier += 1
    if (earlier === 0) continue
    if (subject !== '语文' || earlier > 1) cost += REPEATED_COST
    else if (row[from + period - 1]?.subject !== subject) cost += APART_COST
  }
  return cost
}
