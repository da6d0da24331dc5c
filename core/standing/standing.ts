import { daysBetween } from '../calendar/civil-date'
import type { Adjustment, Rule } from '../plan/plan'
import type { Course } from './course'
import { type Counted, type Fill, fillOf } from './fill'
import type { Gap } from './gaps'
import type { Status } from './judge'
import { statusOf } from './keep'
import { isPast, type Moment } from './moment'
import type { Owed } from './owed'
import { expectedBy, type Pace } from './pace'
import { isPaced, type Period, type Stretch } from './period'
import type { RuleView } from './rule-view'
import type { Exemption, Proration } from './share'
import { type Kept, keptIn, type SoFar, shownIn, withSlotsIn } from './slots'
import { isRate, isRunning, type Rate } from './value'
import type { View } from './view'

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
  /** Σ and Σ behind a rate, an average or a coverage. */
  readonly rate: Rate | null
  readonly proration: Proration | null
  /** The plan's exception that holds for the subject (调整). */
  readonly adjustment: Adjustment | null
  readonly gaps: readonly Gap[]
  /** Why it is waived or only logged, where neither the period nor the plan's words say it. */
  readonly because: Because | null
  /** Of a recurring promise with a number: the slots due so far. */
  readonly soFar: SoFar | null
}

/**
 * short, absent, adjusted: see `Exemption` · notApplicable 不适用 (a rate over nothing) · noOccasion (no event yet)
 * · otherMet (二选一: another one is met) · unset (定期) · unknown (a number nobody has entered) · notComputed (得分)
 */
export type Because =
  | Exemption
  | 'notApplicable'
  | 'noOccasion'
  | 'otherMet'
  | 'unset'
  | 'unknown'
  | 'notComputed'

/** The standing of a subject in the period that the viewed week lies in; undefined for a rule without periods. */
export function standingOf(owed: Owed, of: RuleView): Standing | undefined {
  const { rule, view } = of
  const courses = of.coursesOf(owed)
  const { current } = courses
  if (!current) return undefined
  const counted = of.countedFor(owed)
  const shown = of.recurs ? shownIn(courses, owed, counted, of) : null
  const fill = shown?.fill ?? fillOf(current, of.shareOf(current, owed), counted)
  const gaps = fill.gap === null ? owed.gaps : [...owed.gaps, fill.gap]
  const expected = expectedIn(rule, fill, current, view)
  const judgement = judged(rule, fill, expected, current, gaps)
  return {
    ruleId: rule.id,
    subjectId: owed.subjectId,
    period: current.period,
    done: fill.done,
    target: fill.target,
    literal: literalIn(rule, fill, of.isCount),
    expected: judgement.expected,
    status: judgement.status,
    rate: fill.rate,
    proration: fill.share.proration,
    adjustment: fill.share.adjustment,
    gaps,
    because: judgement.because,
    soFar: shown?.soFar ?? null,
  }
}

/** The periods up to the week looked at; with `within` those that have slots on its days, unless one makes up for another (可顺延). */
export function keptFor(owed: Owed, counted: Counted, of: RuleView, within?: Stretch): Kept[] {
  const { begun } = of.coursesOf(owed)
  const wanted = within && !of.rule.cadence.carryOver ? withSlotsIn(begun, within) : begun
  return keptIn(wanted, owed, counted, of)
}

/** The plan's own number for the whole period: as often as it has slots, unless one value stands for all of it. */
function literalIn({ bound }: Rule, { share, period, bySlot }: Fill, counts: boolean): number | null {
  if (share.literal === null) return null
  const single = bySlot ? bound.kind === 'atMost' && share.literal > 0 : !counts
  return single ? share.literal : share.literal * period.slots.length
}

type Judgement = Pick<Standing, 'expected' | 'status' | 'because'>

const logOnly = (because: Because | null): Judgement => ({ expected: 0, status: 'logOnly', because })
const waived = (because: Because | null): Judgement => ({ expected: 0, status: 'waived', because })

function judged(rule: Rule, fill: Fill, expected: number, course: Course, gaps: readonly Gap[]): Judgement {
  const { share, period, rate } = fill
  if (rule.measure.name === 'score') return logOnly('notComputed')
  if (rule.cadence.every === 'unset') return logOnly('unset')
  if (share.amount === null) {
    const isSet = rule.bound.kind !== 'none' && rule.bound.kind !== 'undecided'
    return logOnly(isSet ? 'unknown' : null)
  }
  if (gaps.includes('anchor') || fill.gap === 'fact') return logOnly('unknown')
  if (period.waived !== null) return waived(null)
  if (share.exempt !== null) return waived(share.exempt)
  if (rate?.denominator === 0) return waived('notApplicable')
  if (period.windows && period.slots.length === 0) return waived('noOccasion')
  if (fill.gap === 'declared') return { expected, status: undeclared(rule, expected, course), because: null }
  return { expected, status: statusOf(fill, rule, expected, course), because: null }
}

/** A number that nobody has declared keeps no bound, not even a limit. */
function undeclared({ strength }: Rule, expected: number, { isOver }: Course): Status {
  if (isOver) return strength === 'soft' ? 'behind' : 'missed'
  return expected > 0 ? 'behind' : 'onTrack'
}

/** What should have been done by the moment. A rate is told in hundredths of its unit, cut off. */
function expectedIn(rule: Rule, fill: Fill, { slotsPast }: Course, { moment, pace, figures }: View): number {
  const { period, share, bySlot, rate } = fill
  const amount = share.amount ?? 0
  const target = fill.target ?? 0
  if (bySlot) {
    return period.slots.reduce(
      (sum, slot, index) => sum + (isPast(slot, moment) ? amount : Math.min(amount, bySlot[index] ?? 0)),
      0,
    )
  }
  if (isRunning(rule.measure)) return target
  if (isPaced(rule.cadence)) {
    const { startOn, endOn } = figures.counts.calendar.term
    const byTerm = period.from >= startOn && period.to <= endOn
    const shared = byTerm ? pace : civilPace(period, moment)
    return isRate(rule.measure)
      ? expectedBy(Math.round(target * 100), shared) / 100
      : expectedBy(target, shared)
  }
  return rate || fill.gap !== null ? (isPast(period.dueOn, moment) ? target : 0) : amount * slotsPast
}

/** A year is longer than the term whose teaching days are known: it passes in civil days. */
function civilPace({ from, to }: Period, { asOf }: Moment): Pace {
  const total = daysBetween(from, to) + 1
  return { elapsed: Math.min(total, Math.max(0, daysBetween(from, asOf) + 1)), total }
}
