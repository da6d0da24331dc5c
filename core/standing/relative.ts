import type { CivilDate } from '../calendar/civil-date'
import { holdsOn } from '../org/person'
import type { Measure, Operand } from '../plan/measure'
import type { Bound, Relative, Rule } from '../plan/plan'
import { Counts } from './counts'
import { Figures } from './figures'
import type { OtherTerm } from './history'
import { isRate, measured } from './value'

/** The number that a bound sets for a subject; null for none, and for a reference that nobody knows yet. */
export function amountIn(rule: Rule, subjectId: string, figures: Figures, asOf: CivilDate): number | null {
  const { bound } = rule
  if (bound.kind === 'none' || bound.kind === 'undecided') return null
  const relative = relativeIn(bound)
  if (!relative) return bound.amount
  const reference = referenceOf(rule, relative, subjectId, figures, asOf)
  return reference === undefined ? null : resolved(relative, reference, isRate(rule.measure) ? 100 : 1)
}

export const relativeIn = (bound: Bound): Relative | undefined =>
  'relative' in bound ? bound.relative : undefined

/** Rates and averages have two decimals, counts none; either way it is rounded up, and never below 0. */
function resolved({ before, times, percent, plus }: Relative, reference: number, parts: 1 | 100): number {
  const whole =
    Math.round((reference + before) * 100) * Math.round(times * 100) * Math.round(10_000 + percent * 100)
  const sum = whole + Math.round(plus * 100) * 1_000_000
  return Math.max(0, Math.ceil((sum * parts) / 100_000_000) / parts)
}

function referenceOf(
  rule: Rule,
  { to }: Relative,
  subjectId: string,
  figures: Figures,
  asOf: CivilDate,
): number | undefined {
  const { counts } = figures
  const { calendar, history } = counts
  switch (to) {
    case 'weeks':
      return calendar.teachingWeeks.length
    case 'classSize':
      return figures.fact('班额', subjectId, calendar.term.startOn)
    case 'people':
      return figures.fact('人数', subjectId, calendar.term.startOn) ?? peopleIn(subjectId, counts)
    case 'lastTerm': {
      const last = history.terms.findLast(({ term }) => term.endOn < calendar.term.startOn)
      return last && valueIn(last, rule.measure, subjectId, figures)
    }
    case 'baseline':
      return history.baseline ? valueIn(history.baseline, rule.measure, subjectId, figures) : undefined
    case 'peers':
      return meanOfPeers(rule, subjectId, figures, asOf)
  }
}

/** Whoever holds a post there on the day; those who have gone still count among what was done. */
function peopleIn(subjectId: string, counts: Counts): number {
  return counts.below(subjectId, 'person').filter((id) => {
    const held = counts.person(id)?.appointments ?? []
    return held.some((each) => holdsOn(each, counts.on))
  }).length
}

/** Rosters and calendars of other terms are not at hand: only what was counted or declared in them is. */
function valueIn(
  { term, tallies }: OtherTerm,
  measure: Measure,
  subjectId: string,
  { counts }: Figures,
): number | undefined {
  if (!isOnlyCounted(measure)) return undefined
  const then = new Counts({ ...counts.calendar, term }, counts.org, counts.staff, tallies, counts.on)
  const closed = { asOf: term.endOn, closed: true }
  const stretch = { from: term.startOn, to: term.endOn }
  const { done, rate, gap } = measured(measure, subjectId, stretch, new Figures(then, [], closed))
  return gap !== null || rate?.denominator === 0 ? undefined : done
}

function isOnlyCounted(measure: Measure | Operand): boolean {
  switch (measure.name) {
    case 'ratio':
      return isOnlyCounted(measure.numerator) && isOnlyCounted(measure.denominator)
    case 'fact':
    case 'coverage':
    case 'points':
    case 'score':
    case 'headcount':
    case 'due':
      return false
    default:
      return true
  }
}

/** 同组均值: of those of the same subject group whom the rule is for, oneself included; of all of them without a group. */
function meanOfPeers({ audience, measure }: Rule, subjectId: string, figures: Figures, asOf: CivilDate) {
  const { counts } = figures
  const person = counts.person(subjectId)
  const group = person?.appointments.find((held) => counts.org.unit(held.unitId)?.groupKind === 'subject')
  const peers = figures.members(audience, group?.unitId ?? counts.org.top.id)
  const stretch = { from: counts.calendar.term.startOn, to: asOf }
  const values = peers.map((id) => measured(measure, id, stretch, figures).done)
  if (values.length === 0) return undefined
  const hundredths = values.reduce((sum, done) => sum + Math.round(done * 100), 0)
  return Math.ceil(hundredths / values.length) / 100
}
