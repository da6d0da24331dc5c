import type { Bound, Rule } from '../plan/plan'
import type { Course } from './course'
import type { Fill } from './fill'
import { type Facts, judge, type Status } from './judge'
import { isPast, type Moment } from './moment'
import type { Share } from './share'
import { isRunning, type Rate } from './value'

/** How many of a period's slots are kept, from the first on. A limit is kept by the whole period, once it is over. */
export function keeps(fill: Fill, rule: Rule, course: Course, moment: Moment): number {
  const { period, share, done, bySlot, rate, gap } = fill
  const { kind } = rule.bound
  const amount = share.amount ?? 0
  if (bySlot) {
    return bySlot.filter((quantity, index) => {
      if (kind === 'atMost') return quantity <= amount && isPast(period.slots[index] ?? period.to, moment)
      return kind === 'exactly' ? quantity === amount : quantity >= lowerEnd(rule.bound, amount)
    }).length
  }
  if (gap !== null || rate) return gap === null && isKept(fill, rule, course) ? period.slots.length : 0
  return slotsKept(done, share, course, rule.bound)
}

/** The same where any day of the period fills any of its slots. */
export function slotsKept(done: number, share: Share, { period, isOver }: Course, bound: Bound): number {
  const slots = period.slots.length
  const target = share.target ?? 0
  if (bound.kind === 'atMost') return done <= target && isOver ? slots : 0
  if (bound.kind === 'exactly') return done === target ? slots : 0
  const each = lowerEnd(bound, share.amount ?? 0)
  return done >= each * slots ? slots : Math.floor(done / each)
}

/** Counts come in whole units: of about 20 (±10%), 18 will do. */
const lowerEnd = (bound: Bound, amount: number) =>
  bound.kind === 'about' ? Math.ceil((amount * Math.round(10_000 - bound.tolerance * 100)) / 10_000) : amount

function isKept(fill: Fill, rule: Rule, course: Course): boolean {
  const status = statusOf(fill, rule, 0, course)
  return status === 'met' || (isRunning(rule.measure) && status === 'onTrack')
}

/** Judges a period; everything is compared in whole numbers, so that 93.5 % of 200 is 187 and nothing else. */
export function statusOf(fill: Fill, rule: Rule, expected: number, { isOver }: Course): Status {
  const { bound, strength, measure } = rule
  const { rate } = fill
  const target = fill.target ?? 0
  const tolerance = bound.kind === 'about' ? bound.tolerance : 0
  const facts: Facts = {
    done: rate ? rate.numerator * rate.hundred * 10_000 : scaled(fill.done, rate),
    target: (scaled(target, rate) * Math.round(10_000 - tolerance * 100)) / 10_000,
    most: mostOf(bound, fill),
    expected: scaled(expected, rate),
    over: isOver,
    running: isRunning(measure),
  }
  return judge(isWhole(bound, rate) ? 'atLeast' : bound.kind, strength, facts)
}

function scaled(amount: number, rate: Rate | null): number {
  return Math.round(amount * 100) * (rate ? rate.denominator : 1) * 100
}

function mostOf(bound: Bound, { target, period, rate }: Fill): number {
  if (bound.kind === 'range') return scaled(bound.most * Math.max(1, period.slots.length), rate)
  const amount = scaled(target ?? 0, rate)
  return bound.kind === 'about' ? (amount * Math.round(10_000 + bound.tolerance * 100)) / 10_000 : amount
}

/** More than was due does no harm to a rate of exactly 100 %. */
const isWhole = (bound: Bound, rate: Rate | null) =>
  bound.kind === 'exactly' && rate?.hundred === 100 && bound.amount === 100
