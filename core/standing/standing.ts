import type { Week } from '../calendar/school-calendar'
import { measureKey } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { judge, type Status } from './judge'
import { isPast, type Moment } from './moment'
import { expectedBy, type Pace } from './pace'
import { type Period, periodIn } from './period'
import type { TallySheet } from './tally'
import type { Proration } from './target'

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
  /** Of a recurring promise: the periods due so far. */
  readonly soFar: SoFar | null
}

export interface SoFar {
  readonly filled: number
  readonly due: number
  readonly waived: number
}

/** What one subject owes, the same in every period of the rule. */
export interface Owed {
  readonly subjectId: string
  readonly amount: number | null
  readonly literal: number | null
  readonly proration: Proration | null
  readonly exempt: boolean
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
  const recurring = rule.cadence.every !== 'term'
  return {
    ruleId: rule.id,
    subjectId: owed.subjectId,
    period,
    target: owed.amount,
    literal: owed.literal,
    proration: owed.proration,
    missingBirthDate: owed.missingBirthDate,
    soFar: recurring ? soFar(rule, periods, owed, view) : null,
    ...judged(rule, period, owed, view),
  }
}

function judged(
  rule: Rule,
  period: Period,
  owed: Owed,
  view: View,
): Pick<Standing, 'done' | 'expected' | 'status'> {
  const done = doneIn(rule, period, owed, view)
  if (rule.bound.kind === 'none' || owed.amount === null) return { done, expected: 0, status: 'logOnly' }
  if (period.waived !== null || owed.exempt) return { done, expected: 0, status: 'waived' }
  const target = owed.amount
  const expected =
    rule.cadence.every === 'term'
      ? expectedBy(target, view.pace)
      : isPast(period.dueOn, view.moment)
        ? target
        : 0
  const over = isPast(period.to, view.moment)
  return { done, expected, status: judge(rule.bound.kind, rule.strength, { done, target, expected, over }) }
}

/** What was done in a period by the moment of the view; a second slot in a week takes what the first left over. */
function doneIn(rule: Rule, period: Period, owed: Owed, view: View): number {
  const toWeek = Math.min(period.toWeek, view.week.number)
  const sum = view.tallies.between(measureKey(rule.measure), owed.subjectId, period.fromWeek, toWeek)
  return period.nthInWeek === 0 ? sum : Math.max(0, sum - period.nthInWeek * (owed.amount ?? 0))
}

function soFar(rule: Rule, periods: readonly Period[], owed: Owed, view: View): SoFar {
  const target = owed.amount ?? 0
  let filled = 0
  let due = 0
  let waived = 0
  for (const period of periods) {
    if (period.fromWeek > view.week.number) continue
    if (period.waived !== null) {
      waived += 1
      continue
    }
    const done = doneIn(rule, period, owed, view) >= target
    if (done) filled += 1
    if (done || isPast(period.dueOn, view.moment)) due += 1
  }
  return { filled, due, waived }
}
