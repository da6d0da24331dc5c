import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import type { Adjustment } from '../plan/plan'
import type { Period } from './period'
import type { Demand, Held } from './target'

/** What one subject owes for each slot of a period, with the arithmetic behind it. */
export interface Share {
  /** What is owed in the whole period; null when the rule sets no number. */
  readonly target: number | null
  /** What is owed for each of its slots. */
  readonly amount: number | null
  /** The number in the plan's words for each slot, before proration. */
  readonly literal: number | null
  /** Present when the number was prorated (折算). */
  readonly proration: Proration | null
  readonly adjustment: Adjustment | null
  readonly exempt: Exemption | null
}

/** Under two teaching weeks of service, not there in the period, or waived for the subject (调整). */
export type Exemption = 'short' | 'absent' | 'adjusted'

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

/**
 * A subject's share of a period: each stretch under the same terms counts literal × weeks ÷ the period's teaching weeks,
 * and the sum is rounded up once. A period without a week of service owes nothing.
 */
export function shareIn(
  period: Period,
  { current, held }: Demand,
  { teachingWeeks }: SchoolCalendar,
  prorate: boolean,
): Share {
  if (!isByWeek(held) || current.amount === null) return wholly(current, period)
  const within = held.slice(
    weeksBefore(period.fromWeek, teachingWeeks),
    weeksBefore(period.toWeek + 1, teachingWeeks),
  )
  if (within.length === 0) return wholly(current, period)
  const served = within.filter((each) => each !== undefined)
  const [first] = served
  if (!first) return exempted(current, 'absent')
  const waived = served.every(({ waiver }) => waiver !== null)
  if (waived) return { ...exempted(current, 'adjusted'), adjustment: first.waiver }
  if (!prorate) return wholly(current, period)
  const weeksHeld = held.filter((each) => each !== undefined).length
  const short = weeksHeld < Math.min(EXEMPT_UNDER_WEEKS, teachingWeeks.length)
  if (!short && within.every((each) => each === first)) return wholly(first, period)
  const proration = { teachingWeeks: within.length, segments: segmentsOf(within) }
  if (short) return { ...exempted(current, 'short'), proration }
  const sum = proration.segments.reduce((all, { literal, weeks }) => all + literal * weeks, 0)
  return {
    target: Math.ceil((sum * period.slots.length) / within.length),
    amount: Math.ceil(sum / within.length),
    literal: current.amount,
    proration,
    adjustment: current.adjustment,
    exempt: null,
  }
}

/** How many teaching weeks lie before the week of a number. */
function weeksBefore(number: number, teachingWeeks: readonly Week[]): number {
  let before = 0
  while ((teachingWeeks[before]?.number ?? number) < number) before += 1
  return before
}

export const isByWeek = (held: Demand['held']): held is readonly (Held | undefined)[] => Array.isArray(held)

function exempted({ amount, adjustment }: Held, exempt: Exemption): Share {
  return { target: 0, amount: 0, literal: amount, proration: null, adjustment, exempt }
}

const wholes = new WeakMap<Held, (Share | undefined)[]>()

/** Shared by all periods of as many slots: most subjects owe the same in each. */
function wholly(held: Held, { slots: { length } }: Period): Share {
  let known = wholes.get(held)
  if (!known) {
    known = []
    wholes.set(held, known)
  }
  const same = known[length]
  if (same) return same
  const { amount, adjustment, waiver } = held
  const share: Share =
    waiver && amount !== null
      ? { ...exempted(held, 'adjusted'), adjustment: waiver }
      : {
          target: amount === null ? null : amount * length,
          amount,
          literal: amount,
          proration: null,
          adjustment,
          exempt: null,
        }
  known[length] = share
  return share
}

function segmentsOf(weeks: readonly (Held | undefined)[]): Segment[] {
  const segments: { held: Held; ruleId: string; literal: number; weeks: number }[] = []
  for (const held of weeks) {
    if (!held || held.waiver) continue
    const last = segments.at(-1)
    if (last?.held === held) last.weeks += 1
    else segments.push({ held, ruleId: held.rules[0]?.id ?? '', literal: held.amount ?? 0, weeks: 1 })
  }
  return segments.map(({ ruleId, literal, weeks }) => ({ ruleId, literal, weeks }))
}
