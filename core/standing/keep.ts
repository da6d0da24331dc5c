import type { Bound, Rule } from '../plan/plan'
import type { Fill } from './fill'
import { type Facts, judge, type Status } from './judge'
import { isPast, type Moment } from './moment'
import { isRunning, type Rate } from './value'

/** How many of a period's slots are kept, from the first on. A limit is kept by the whole period, once it is over. */
export function keeps(fill: Fill, rule: Rule, moment: Moment): number {
  const { period, share, done, bySlot, rate, gap } = fill
  const { kind } = rule.bound
  const slots = period.slots.length
  const amount = share.amount ?? 0
  if (bySlot) {
    return bySlot.filter((quantity, index) => {
      if (kind === 'atMost') return quantity <= amount && isPast(period.slots[index] ?? period.to, moment)
      return kind === 'exactly' ? quantity === amount : quantity >= lowerEnd(rule.bound, amount)
    }).length
  }
  if (gap !== null || rate) return gap === null && isKept(fill, rule, moment) ? slots : 0
  const target = fill.target ?? 0
  if (kind === 'atMost') return done <= target && isPast(period.to, moment) ? slots : 0
  if (kind === 'exactly') return done === target ? slots : 0
  const each = lowerEnd(rule.bound, amount)
  return done >= each * slots ? slots : Math.floor(done / each)
}

/** Counts come in whole units: of about 20 (±10%), 18 will do. */
const lowerEnd = (bound: Bound, amount: number) =>
  bound.kind === 'about' ? Math.ceil((amount * Math.round(10_000 - bound.tolerance * 100)) / 10_000) : amount

function isKept(fill: Fill, rule: Rule, moment: Moment): boolean {
  const status = statusOf(fill, rule, 0, moment)
  return status === 'met' || (isRunning(rule.measure) && status === 'onTrack')
}

/** Judges a period; everything is compared in whole numbers, so that 93.5 % of 200 is 187 and nothing else. */
export function statusOf(fill: Fill, rule: Rule, expected: number, moment: Moment): Status {
  const { bound, strength, measure } = rule
  const over = isPast(fill.period.to, moment)
  const { rate } = fill
  const scale = (amount: number) => Math.round(amount * 100) * (rate ? rate.denominator : 1) * 100
  const target = fill.target ?? 0
  const tolerance = bound.kind === 'about' ? bound.tolerance : 0
  const facts: Facts = {
    done: rate ? rate.numerator * rate.hundred * 10_000 : scale(fill.done),
    target: (scale(target) * Math.round(10_000 - tolerance * 100)) / 10_000,
    most: mostOf(bound, fill, scale),
    expected: scale(expected),
    over,
    running: isRunning(measure),
  }
  return judge(isWhole(bound, rate) ? 'atLeast' : bound.kind, strength, facts)
}

function mostOf(bound: Bound, { target, period }: Fill, scale: (amount: number) => number): number {
  if (bound.kind === 'range') return scale(bound.most * Math.max(1, period.slots.length))
  const amount = scale(target ?? 0)
  return bound.kind === 'about' ? (amount * Math.round(10_000 + bound.tolerance * 100)) / 10_000 : amount
}

/** More than was due does no harm to a rate of exactly 100 %. */
const isWhole = ({ kind, ...bound }: Bound, rate: Rate | null) =>
  kind === 'exactly' && rate?.hundred === 100 && 'amount' in bound && bound.amount === 100
