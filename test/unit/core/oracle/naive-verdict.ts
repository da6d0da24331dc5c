import { apart } from './naive-calendar'
import {
  type Case,
  isCounted,
  isLongRun,
  type NaiveDone,
  type NaiveShare,
  type NaiveStanding,
} from './naive-case'
import type { NaivePeriod } from './naive-periods'

export interface NaiveFill {
  readonly period: NaivePeriod
  readonly share: NaiveShare
  readonly done: NaiveDone
}

type Verdict = Omit<NaiveStanding, 'ruleId' | 'subjectId' | 'from' | 'to'>

export function judgeNaively(shown: NaiveFill, all: readonly NaiveFill[], look: Case): Verdict {
  const { period, share, done } = shown
  const { rule, asked, service } = look
  const { kind } = rule.bound
  const isRate = rule.measure.name === 'ratio' || rule.measure.name === 'coverage'
  const numeric = share.literal >= 0
  const slots =
    isCounted(rule) && !(period.own && kind === 'atMost' && share.literal > 0) ? period.due.length : 1
  const { missing } = done.value
  const gaps = missing ? [...service.gaps, missing] : service.gaps
  const carried = filledOf(all, look)
  const rescued = carried.get(period)
  const shared = {
    done: rescued?.late ? rescued.filled * share.each : inUnit(done, look),
    target: numeric ? done.target : null,
    literal: numeric ? share.literal * slots : null,
    prorated: numeric && share.prorated,
    gaps,
    soFar: soFarOf(all, look),
  }
  const asLogged = { ...shared, expected: 0, status: 'logOnly' }
  const asWaived = { ...shared, expected: 0, status: 'waived' }
  if (rule.cadence.every === 'unset' || !numeric || missing === 'fact') return asLogged
  if (period.waived || share.exempt) return asWaived
  if (isRate && missing === null && done.value.denominator === 0) return asWaived
  if (period.own && period.due.length === 0) return asWaived
  const expected = expectedBy(shown, look)
  const ended = period.to <= asked.over
  if (missing === 'declared') {
    const status = ended
      ? rule.strength === 'hard'
        ? 'missed'
        : 'behind'
      : expected > 0
        ? 'behind'
        : 'onTrack'
    return { ...shared, expected, status }
  }
  const fill = rescued?.late
    ? { ...shown, done: { ...done, value: { ...done.value, numerator: shared.done } } }
    : shown
  return { ...shared, expected, status: statusOf(fill, expected, ended, look) }
}

const hundred = ({ rule }: Case) =>
  rule.measure.name === 'coverage' || (rule.measure.name === 'ratio' && rule.measure.as === 'percent')
    ? 100
    : 1

function inUnit({ value }: NaiveDone, look: Case): number {
  const { numerator, denominator } = value
  if (denominator === 0) return 0
  return Number((BigInt(numerator) * BigInt(hundred(look)) * 100n) / BigInt(denominator)) / 100
}

function isRunning({ rule }: Case): boolean {
  return (
    rule.measure.name === 'ratio' &&
    !['headcount', 'number', 'declared'].includes(rule.measure.denominator.name)
  )
}

function expectedBy({ period, share, done }: NaiveFill, look: Case): number {
  const { rule, asked, asOf } = look
  const { world, days, over } = asked
  if (done.own) {
    return period.due.reduce(
      (sum, day, index) => sum + (day <= over ? share.each : Math.min(share.each, done.own?.[index] ?? 0)),
      0,
    )
  }
  if (isRunning(look)) return done.target
  const isRate = rule.measure.name === 'ratio' || rule.measure.name === 'coverage'
  if (isLongRun(rule)) {
    const taught = days.filter((day) => day.taught)
    const long = period.from < world.term.startOn || period.to > world.term.endOn
    const passed = long
      ? asOf < period.from
        ? 0
        : Math.min(apart(period.from, asOf), apart(period.from, period.to)) + 1
      : taught.filter((day) => day.date <= asOf).length
    const whole = long ? apart(period.from, period.to) + 1 : taught.length
    const parts = isRate ? 100 : 1
    return Math.floor((Math.round(done.target * parts) * passed) / whole) / parts
  }
  if (!isCounted(rule) && (isRate || done.value.missing !== null))
    return (period.due.at(-1) ?? period.to) <= over ? done.target : 0
  return share.each * period.due.filter((day) => day <= over).length
}

/** Compares a number with done, in fractions: below, even or above. */
function against(amount: number, { value }: NaiveDone, look: Case): number {
  const left = BigInt(value.numerator) * BigInt(hundred(look)) * 1_000_000n
  const right = BigInt(Math.round(amount * 1_000_000)) * BigInt(value.denominator)
  return left < right ? -1 : left > right ? 1 : 0
}

function statusOf({ period, done }: NaiveFill, expected: number, ended: boolean, look: Case): string {
  const { rule } = look
  const { bound, strength } = rule
  const compare = (amount: number) => against(amount, done, look)
  const { target } = done
  const full = bound.kind === 'exactly' && hundred(look) === 100 && bound.amount === 100
  const kind = full ? 'atLeast' : bound.kind
  const failed = strength === 'hard' && kind !== 'about' ? 'missed' : 'behind'
  const low = bound.kind === 'about' ? target * (1 - bound.tolerance / 100) : target
  const high =
    bound.kind === 'about'
      ? target * (1 + bound.tolerance / 100)
      : bound.kind === 'range'
        ? bound.most * Math.max(1, period.due.length)
        : target
  if (kind === 'atMost') {
    if (compare(target) > 0) return ended ? failed : 'behind'
    return ended ? 'met' : 'onTrack'
  }
  if (kind === 'exactly' && compare(target) > 0) return ended ? failed : 'behind'
  if ((kind === 'about' || kind === 'range') && compare(high) > 0) return 'behind'
  if (compare(low) >= 0) return isRunning(look) && !ended ? 'onTrack' : 'met'
  if (ended) return failed
  return compare(expected) >= 0 ? 'onTrack' : 'behind'
}

interface Filled {
  filled: number
  late: number
}

/** How many slots of each period are kept, and how many of them by what came later (可顺延). */
function filledOf(all: readonly NaiveFill[], look: Case): Map<NaivePeriod, Filled> {
  const { rule, asked } = look
  const { kind } = rule.bound
  const filled = new Map<NaivePeriod, Filled>()
  for (const fill of all) filled.set(fill.period, { filled: keptIn(fill, look), late: 0 })
  if (!rule.cadence.carryOver || !isCounted(rule) || (kind !== 'atLeast' && kind !== 'range')) return filled
  for (const [index, { period, share, done }] of all.entries()) {
    if (share.each <= 0) continue
    let spare = done.value.numerator - (isWaived({ period, share, done }) ? 0 : done.target)
    for (const earlier of all.slice(0, index)) {
      const own = filled.get(earlier.period)
      if (!own || isWaived(earlier) || earlier.share.each <= 0) continue
      while (own.filled < earlier.period.due.length && spare >= earlier.share.each) {
        spare -= earlier.share.each
        own.filled += 1
        own.late += 1
      }
    }
  }
  void asked
  return filled
}

const isWaived = ({ period, share }: NaiveFill) => period.waived || share.exempt || share.literal < 0

function keptIn(fill: NaiveFill, look: Case): number {
  const { period, share, done } = fill
  const { rule, asked } = look
  const { bound } = rule
  if (isWaived(fill)) return 0
  const slots = period.due.length
  const ended = period.to <= asked.over
  const enough = bound.kind === 'about' ? Math.ceil((share.each * (100 - bound.tolerance)) / 100) : share.each
  if (done.own) {
    return done.own.filter((has, index) => {
      if (bound.kind === 'atMost') return has <= share.each && (period.due[index] ?? '') <= asked.over
      return bound.kind === 'exactly' ? has === share.each : has >= enough
    }).length
  }
  if (done.value.missing) return 0
  const isRate = rule.measure.name === 'ratio' || rule.measure.name === 'coverage'
  if (isRate) {
    const status = statusOf(fill, 0, ended, look)
    return status === 'met' || (isRunning(look) && status === 'onTrack') ? slots : 0
  }
  const has = done.value.numerator
  if (bound.kind === 'atMost') return has <= done.target && ended ? slots : 0
  if (bound.kind === 'exactly') return has === done.target ? slots : 0
  let count = 0
  while (count < slots && has >= enough * (count + 1)) count += 1
  return has >= enough * slots ? slots : count
}

function soFarOf(all: readonly NaiveFill[], look: Case): Verdict['soFar'] {
  const { rule, asked } = look
  const { kind } = rule.bound
  if (isLongRun(rule) || rule.cadence.every === 'unset' || kind === 'none' || kind === 'undecided')
    return null
  const soFar = { filled: 0, due: 0, waived: 0 }
  const filled = filledOf(all, look)
  for (const fill of all) {
    if (isWaived(fill)) {
      soFar.waived += fill.period.due.length
      continue
    }
    const own = filled.get(fill.period)?.filled ?? 0
    soFar.filled += own
    soFar.due += Math.max(own, fill.period.due.filter((day) => day <= asked.over).length)
  }
  return soFar
}
