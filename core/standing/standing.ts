import type { Week } from '../calendar/school-calendar'
import { isBasic, measureKey } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { judge, type Status } from './judge'
import { isPast, type Moment } from './moment'
import { expectedBy, type Pace } from './pace'
import { type Period, periodIn } from './period'
import type { Proration, Share } from './share'
import type { TallySheet } from './tally'

/** How a rule stands for one subject in one period. Amounts are in the unit of the rule's measure. */
export interface Standing {
  readonly ruleId: string
  readonly subjectId: string
  readonly period: Period
  readonly done: number
  /** Null when the plan sets no number. */
  readonly target: number | null
  /** The number in the plan's words; differs from `target` when prorated (折算). */
  readonly literal: number | null
  readonly expected: number
  readonly status: Status
  readonly proration: Proration | null
  readonly missingBirthDate: boolean
  /** Of a recurring promise with a number: the slots due so far. */
  readonly soFar: SoFar | null
}

export interface SoFar {
  readonly filled: number
  readonly due: number
  readonly waived: number
}

/** What one subject owes. */
export interface Owed {
  readonly subjectId: string
  /** What is owed for each slot of a period. */
  readonly shareIn: (period: Period) => Share
  readonly missingBirthDate: boolean
}

/** The circumstances that all standings of one look at a school share. */
export interface View {
  readonly week: Week
  readonly moment: Moment
  readonly pace: Pace
  readonly tallies: TallySheet
}

/** The standing of a subject in the period that the viewed week lies in; undefined for a rule without periods. */
export function standingOf(
  rule: Rule,
  periods: readonly Period[],
  owed: Owed,
  view: View,
): Standing | undefined {
  const period = periodIn(periods, view.week)
  if (!period) return undefined
  const share = owed.shareIn(period)
  const inPeriod = (amount: number | null) => (amount === null ? null : amount * period.slots.length)
  return {
    ruleId: rule.id,
    subjectId: owed.subjectId,
    period,
    target: inPeriod(share.amount),
    literal: inPeriod(share.literal),
    proration: share.proration,
    missingBirthDate: owed.missingBirthDate,
    soFar: soFar(rule, periods, owed, view),
    ...judged(rule, period, share, owed.subjectId, view),
  }
}

function judged(
  rule: Rule,
  period: Period,
  share: Share,
  subjectId: string,
  view: View,
): Pick<Standing, 'done' | 'expected' | 'status'> {
  const done = doneIn(rule, period, subjectId, view)
  if (share.amount === null) return { done, expected: 0, status: 'logOnly' }
  if (period.waived !== null || share.exempt) return { done, expected: 0, status: 'waived' }
  const target = share.amount * period.slots.length
  const expected =
    rule.cadence.every === 'term'
      ? expectedBy(target, view.pace)
      : share.amount * slotsPast(period, view.moment)
  const over = isPast(period.to, view.moment)
  const { kind } = rule.bound
  if (kind !== 'atLeast' && kind !== 'atMost' && kind !== 'exactly')
    return { done, expected: 0, status: 'logOnly' }
  return { done, expected, status: judge(kind, rule.strength, { done, target, expected, over }) }
}

function slotsPast(period: Period, moment: Moment): number {
  return period.slots.filter((slot) => isPast(slot, moment)).length
}

/** What was done in a period by the week of the view. */
function doneIn(rule: Rule, period: Period, subjectId: string, view: View): number {
  if (!isBasic(rule.measure)) return 0
  const to = period.to < view.week.sunday ? period.to : view.week.sunday
  return view.tallies.between(measureKey(rule.measure), subjectId, period.from, to)
}

/** Counted in slots: what was held, what has come due, what fell away. */
function soFar(rule: Rule, periods: readonly Period[], owed: Owed, view: View): SoFar | null {
  if (rule.cadence.every === 'term' || rule.bound.kind === 'none') return null
  const sum = { filled: 0, due: 0, waived: 0 }
  for (const period of periods) {
    if (period.fromWeek > view.week.number) continue
    const { amount, exempt } = owed.shareIn(period)
    if (period.waived !== null || exempt || amount === null) {
      sum.waived += period.slots.length
      continue
    }
    const done = doneIn(rule, period, owed.subjectId, view)
    const filled = slotsFilled(rule, done, amount, period, view.moment)
    sum.filled += filled
    sum.due += Math.max(filled, slotsPast(period, view.moment))
  }
  return sum
}

/** A limit is kept by the whole period, once it is over. */
function slotsFilled({ bound }: Rule, done: number, amount: number, period: Period, moment: Moment): number {
  const slots = period.slots.length
  if (bound.kind === 'atLeast') return done >= amount * slots ? slots : Math.floor(done / amount)
  const kept =
    bound.kind === 'exactly' ? done === amount * slots : done <= amount * slots && isPast(period.to, moment)
  return kept ? slots : 0
}
