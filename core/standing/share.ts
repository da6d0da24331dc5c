import type { SchoolCalendar } from '../calendar/school-calendar'
import type { Bound, Rule } from '../plan/plan'
import type { Period } from './period'
import { literalOf, type PersonDemand } from './target'

/** What one subject owes for each slot of a period, with the arithmetic behind it. */
export interface Share {
  /** Null when the rule sets no number. */
  readonly amount: number | null
  /** The number in the plan's words, before proration. */
  readonly literal: number | null
  /** Present when the number was prorated (折算). */
  readonly proration: Proration | null
  readonly exempt: boolean
}

export interface Proration {
  readonly teachingWeeks: number
  readonly segments: readonly Segment[]
}

interface Segment {
  readonly ruleId: string
  readonly literal: number
  readonly weeks: number
}

/** Under this many teaching weeks of service in a term nothing is owed (domain.md section 4, Joining). */
const EXEMPT_UNDER_WEEKS = 2

/** What the plan's words say, the same for everybody and in every period. */
export function literally(bound: Bound): Share {
  const amount = 'amount' in bound ? bound.amount : null
  return { amount, literal: amount, proration: null, exempt: false }
}

/**
 * A person's share of a period: each stretch under one rule counts literal × weeks ÷ the period's teaching weeks, and
 * the sum is rounded up once. A period without a week of service owes nothing.
 */
export function shareIn(
  period: Period,
  { rule, byWeek }: PersonDemand,
  { teachingWeeks }: SchoolCalendar,
  prorate: boolean,
): Share {
  const whole = literally(rule.bound)
  const weeks = teachingWeeks.filter(({ number }) => period.fromWeek <= number && number <= period.toWeek)
  if (whole.literal === null || weeks.length === 0) return whole
  const segments = segmentsOf(weeks.map((week) => byWeek.get(week.number)))
  const [first] = segments
  if (!first) return { ...whole, amount: 0, exempt: true }
  if (!prorate) return whole

  const exempt = byWeek.size < Math.min(EXEMPT_UNDER_WEEKS, teachingWeeks.length)
  if (!exempt && first.weeks === weeks.length) {
    return { ...whole, amount: first.literal, literal: first.literal }
  }
  const owed = segments.reduce((sum, segment) => sum + segment.literal * segment.weeks, 0)
  return {
    ...whole,
    amount: exempt ? 0 : Math.ceil(owed / weeks.length),
    proration: { teachingWeeks: weeks.length, segments },
    exempt,
  }
}

function segmentsOf(rules: readonly (Rule | undefined)[]): Segment[] {
  const segments: { ruleId: string; literal: number; weeks: number }[] = []
  for (const rule of rules) {
    if (!rule) continue
    const last = segments.at(-1)
    if (last?.ruleId === rule.id) last.weeks += 1
    else segments.push({ ruleId: rule.id, literal: literalOf(rule) ?? 0, weeks: 1 })
  }
  return segments
}
