import type { CivilDate } from '../calendar/civil-date'
import { isBasic, type Measure } from '../plan/measure'
import type { Rule } from '../plan/plan'
import type { Course } from './course'
import type { Figures } from './figures'
import type { Gap } from './gaps'
import type { Period } from './period'
import type { Series } from './series'
import type { Share } from './share'
import { measured, type Rate, type Value } from './value'

/** What was done in one period, and which of its slots it fills. */
export interface Fill {
  readonly period: Period
  readonly share: Share
  readonly done: number
  readonly target: number | null
  readonly rate: Rate | null
  readonly gap: Gap | null
  /** Of slots with days of their own, what each has. */
  readonly bySlot: readonly number[] | null
}

/** What one rule counts for one subject, up to a day. */
export interface Counted {
  readonly rule: Rule
  readonly subjectId: string
  readonly figures: Figures
  readonly isCount: boolean
  /** Of what is summed up, day by day: all of it, or what other rules of the group leave; undefined for nothing. */
  readonly series: Series | undefined
  readonly through: CivilDate
  /** Points rest on other rules' standings. */
  readonly points: (() => Value) | undefined
}

/** Summed up record by record, so that slots add up; everything else is one value for the whole period. */
export function isCount(measure: Measure): boolean {
  return isBasic(measure) && measure.name !== 'declared'
}

export function fillOf(course: Course, share: Share, counted: Counted): Fill {
  const { rule, figures, subjectId, through, series } = counted
  const { period, first, last } = course
  const { from, to: end, apart } = period
  const { target } = share
  if (!counted.isCount) {
    const to = end < through ? end : through
    const value = counted.points?.() ?? measured(rule.measure, subjectId, { from, to }, figures)
    return { period, share, ...value, target, bySlot: null }
  }
  if (period.windows) return inWindows(period, share, counted, series)
  const amount = share.amount ?? 0
  let done = series === undefined ? 0 : series.between(first, last)
  if (apart > 0 && series && amount > 0) done = amount * occasions(series, first, last, amount, apart)
  else if (course.reachesOut) done += elsewhere(period, counted)
  return { period, share, done, target, rate: null, gap: null, bySlot: null }
}

/** What other terms have of a period. */
function elsewhere(
  { from, to }: Period,
  { rule: { measure }, subjectId, figures, through }: Counted,
): number {
  if (!isBasic(measure)) return 0
  return figures.counts.before(measure, subjectId, { from, to: to < through ? to : through })
}

/** A share of what slots with days of their own, or a rate or other value, ask for: never prorated. */
export function unprorated(share: Share, period: Period, { measure }: Rule, counts: boolean): Share {
  if ((counts && !period.windows) || share.exempt !== null) return share
  if (measure.name === 'distinct' && !period.windows) return { ...share, target: share.amount }
  const { literal } = share
  const target = literal === null || !counts ? literal : literal * period.slots.length
  return target === share.target && share.proration === null
    ? share
    : { ...share, amount: literal, target, proration: null }
}

/** The most days with `amount` each of which one lies at least `apart` days after the other: the earliest come first. */
function occasions(series: Series, from: number, to: number, amount: number, apart: number): number {
  let count = 0
  let last = Number.NEGATIVE_INFINITY
  for (let day = Math.max(0, from); day <= Math.min(to, series.length - 1); day++) {
    if (series.at(day) < amount || day - last < apart) continue
    count += 1
    last = day
  }
  return count
}

/** Each slot has what is of its own days; of a limit on each day the worst one tells. */
function inWindows(period: Period, share: Share, counted: Counted, series: Series | undefined): Fill {
  const { kind } = counted.rule.bound
  const amount = share.amount ?? 0
  const limited = kind === 'atMost' || kind === 'none' || kind === 'undecided'
  const bySlot = quantitiesIn(period, limited ? Number.POSITIVE_INFINITY : amount, series, counted)
  const sum = bySlot.reduce((all, quantity) => all + quantity, 0)
  const shared = { period, share, rate: null, gap: null, bySlot }
  if (kind === 'atMost' && amount > 0) return { ...shared, done: Math.max(0, ...bySlot), target: amount }
  if (limited) return { ...shared, done: sum, target: share.target }
  const excess = bySlot.reduce((all, quantity) => all + Math.max(0, quantity - amount), 0)
  const done = kind === 'exactly' && excess > 0 ? (share.target ?? 0) + excess : sum - excess
  return { ...shared, done, target: share.target }
}

/** All of its own days; of days that two slots share, the earlier takes first what it needs. */
function quantitiesIn(
  { windows }: Period,
  needs: number,
  series: Series | undefined,
  { figures, through }: Counted,
): number[] {
  const all = windows ?? []
  if (!series) return all.map(() => 0)
  const { tallies } = figures.counts
  const days = all.map(({ from, to }) => ({
    from: Math.max(0, tallies.indexOf(from)),
    to: Math.min(tallies.indexOf(to < through ? to : through), series.length - 1),
  }))
  const shared = days.some(({ from }, index) => index > 0 && from <= (days[index - 1]?.to ?? -1))
  if (!shared || needs === Number.POSITIVE_INFINITY)
    return days.map(({ from, to }) => series.between(from, to))
  const taken = new Map<number, number>()
  return days.map(({ from, to }) => {
    let sum = 0
    for (let day = from; day <= to && sum < needs; day++) {
      const takes = Math.min(series.at(day) - (taken.get(day) ?? 0), needs - sum)
      taken.set(day, (taken.get(day) ?? 0) + takes)
      sum += takes
    }
    return sum
  })
}
