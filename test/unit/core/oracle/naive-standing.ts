import type { Rule } from '#core/plan/plan'
import type { World } from './arbitrary-school'
import { apart, boundsOf, eachDay, lastWeek, shift } from './naive-calendar'
import { type Case, isCounted, type NaiveDone, type NaiveShare, type NaiveStanding } from './naive-case'
import { onDay, total, valueFor } from './naive-measure'
import { type NaiveTerms, serviceOf } from './naive-people'
import { type NaivePeriod, overBy, periodsFor, shownIn, spanOf } from './naive-periods'
import { judgeNaively } from './naive-verdict'

export function weekLookedAt(world: World): number {
  return 1 + Math.floor(world.look * lastWeek(eachDay(world)))
}

export function naiveStandings(world: World): NaiveStanding[] {
  const days = eachDay(world)
  const week = weekLookedAt(world)
  const { sunday } = boundsOf(days, week)
  const asOf = [world.today, sunday].sort()[0] ?? sunday
  const over = overBy(world.today, sunday)
  const { startOn, endOn } = world.term
  const on = asOf < startOn ? startOn : asOf > endOn ? endOn : asOf
  const { groups } = world.plan.settings
  const subjects = [...world.people.map((person) => ({ person })), ...world.units.map((unit) => ({ unit }))]
  const made = new Map<Rule, NaiveStanding[]>(world.plan.rules.map((rule) => [rule, []]))
  for (const subject of subjects) {
    const subjectId = 'person' in subject ? subject.person.id : subject.unit.id
    const asked = { world, days, subjectId, through: sunday, on, over }
    const taken = new Map<string, Map<string, number>>()
    for (const rule of world.plan.rules) {
      const mode = (rule.group !== null && groups[rule.group]) || 'max'
      const alone = rule.group === null || mode === 'exclusive' || mode === 'either'
      const group = world.plan.rules.filter((each) =>
        alone ? each === rule : each.group === rule.group && each.audience.level === rule.audience.level,
      )
      const service = serviceOf(subject, group, days, world, asOf, (each) => literalOf(each, days))
      if (service?.shown !== rule) continue
      const used = taken.get(rule.group ?? '') ?? new Map<string, number>()
      const look: Case = {
        rule,
        service,
        asked,
        week,
        asOf,
        taken: mode === 'exclusive' ? new Map(used) : new Map(),
      }
      const standing = standingIn(look)
      if (mode === 'exclusive') taken.set(rule.group ?? '', takeAlong(look, used))
      if (standing) made.get(rule)?.push(standing)
    }
  }
  return world.plan.rules.flatMap((rule) =>
    (made.get(rule) ?? []).map((each) => settled(each, rule, made, world)),
  )
}

/** 二选一: what another rule of the group has met is not owed. */
function settled(
  standing: NaiveStanding,
  rule: Rule,
  made: ReadonlyMap<Rule, readonly NaiveStanding[]>,
  world: World,
): NaiveStanding {
  if (rule.group === null || world.plan.settings.groups[rule.group] !== 'either') return standing
  const others = world.plan.rules.filter((each) => each !== rule && each.group === rule.group)
  const met = others.some((other) =>
    made.get(other)?.some((each) => each.subjectId === standing.subjectId && each.status === 'met'),
  )
  const open = ['onTrack', 'behind', 'missed'].includes(standing.status)
  return met && open ? { ...standing, status: 'waived', expected: 0 } : standing
}

/** Rates are rounded up at two decimals, counts to whole ones. */
function literalOf({ bound, measure }: Rule, days: Case['asked']['days']): number {
  if (!('amount' in bound)) return -1
  const relative = 'relative' in bound ? bound.relative : undefined
  if (!relative) return bound.amount
  if (relative.to !== 'weeks') return -1
  const weeks = new Set(days.filter((day) => day.taught).map((day) => day.week)).size
  const exact = ((weeks + relative.before) * relative.times * (100 + relative.percent)) / 100 + relative.plus
  const parts = measure.name === 'ratio' || measure.name === 'coverage' ? 100 : 1
  return Math.max(0, Math.ceil(exact * parts) / parts)
}

/** The rule's periods, with those that hang on what happened to the subject. */
function periodsOfCase({ rule, asked }: Case): NaivePeriod[] {
  const { cadence } = rule
  if (cadence.every !== 'event') return periodsFor(cadence, asked.days, asked.world)
  const happened = asked.days.flatMap(
    ({ date }) => new Array(onDay(cadence.after, date, asked)).fill(date) as string[],
  )
  const own = happened.map((date) =>
    cadence.before
      ? { from: shift(date, -cadence.within), to: date }
      : { from: date, to: shift(date, cadence.within) },
  )
  const { startOn, endOn } = asked.world.term
  const due = own.map(({ to }) => to)
  const to = [endOn, ...due].sort().pop() ?? endOn
  return [spanOf(asked.days, startOn, to, due, { own, fromWeek: 1, toWeek: lastWeek(asked.days) })]
}

function shareOf(period: NaivePeriod, { rule, service, asked }: Case): NaiveShare {
  const { world, days } = asked
  const slots = period.due.length
  const whole = ({ amount, waiver }: NaiveTerms): NaiveShare =>
    waiver
      ? { literal: amount, each: 0, all: 0, prorated: false, exempt: true }
      : { literal: amount, each: amount, all: amount * slots, prorated: false, exempt: false }
  const none = { literal: service.now.amount, each: 0, all: 0, prorated: false, exempt: true }
  if (service.now.amount < 0) return whole(service.now)
  const teaching = [...new Set(days.filter((day) => day.taught).map((day) => day.week))]
  const within = teaching.filter((week) => week >= period.fromWeek && week <= period.toWeek)
  if (within.length === 0) return whole(service.now)
  const served = within.flatMap((week) => service.weeks.get(week) ?? [])
  if (served.length === 0 || served.every((terms) => terms.waiver)) return none
  if (!world.plan.settings.proration) return whole(service.now)
  if (service.weeks.size < 2 && teaching.length >= 2) return { ...none, prorated: true }
  const same = (one: NaiveTerms | undefined, other: NaiveTerms | undefined) =>
    one !== undefined &&
    other !== undefined &&
    one.amount === other.amount &&
    one.waiver === other.waiver &&
    one.adjusted === other.adjusted &&
    one.rules.every((each, index) => each === other.rules[index]) &&
    one.rules.length === other.rules.length
  const [first] = served
  const steady = served.length === within.length && served.every((terms) => same(terms, first))
  const share = steady && first ? whole(first) : weighed(served, within.length, slots, service.now)
  // Rates and slots with days of their own are never shared out.
  const single = !isCounted(rule) && rule.measure.name !== 'distinct'
  return single || period.own ? { ...whole({ ...service.now, amount: share.literal, waiver: null }) } : share
}

function weighed(served: readonly NaiveTerms[], weeks: number, slots: number, now: NaiveTerms): NaiveShare {
  const sum = served.reduce((all, terms) => all + (terms.waiver ? 0 : Math.max(0, terms.amount)), 0)
  const up = (amount: number) => Math.floor((amount + weeks - 1) / weeks)
  return { literal: now.amount, each: up(sum), all: up(sum * slots), prorated: true, exempt: false }
}

function free(date: string, { rule, asked, taken }: Case): number {
  return Math.max(0, onDay(rule.measure as never, date, asked) - (taken.get(date) ?? 0))
}

export function doneIn(period: NaivePeriod, share: NaiveShare, look: Case): NaiveDone {
  const { rule, asked } = look
  const { kind } = rule.bound
  const to = [period.to, asked.through].sort()[0] ?? period.to
  if (!isCounted(rule)) {
    return { value: valueFor(rule.measure, period.from, to, asked), own: null, target: share.each }
  }
  const dates = asked.days.map(({ date }) => date).filter((date) => date >= period.from && date <= to)
  const plain = (numerator: number) => ({ numerator, denominator: 1, missing: null })
  if (period.own) {
    const limited = kind === 'atMost' || kind === 'none' || kind === 'undecided'
    const spent = new Map<string, number>()
    const overlapping = period.own.some(
      (one, index) => index > 0 && one.from <= (period.own?.[index - 1]?.to ?? ''),
    )
    const own = period.own.map((window) => {
      let has = 0
      for (const { date } of asked.days) {
        if (date < window.from || date > window.to) continue
        const left = free(date, look) - (limited || !overlapping ? 0 : (spent.get(date) ?? 0))
        const takes = limited || !overlapping ? left : Math.min(left, share.each - has)
        spent.set(date, (spent.get(date) ?? 0) + takes)
        has += takes
      }
      return has
    })
    const all = own.reduce((sum, one) => sum + one, 0)
    if (kind === 'atMost' && share.each > 0)
      return { value: plain(Math.max(0, ...own)), own, target: share.each }
    if (limited) return { value: plain(all), own, target: share.all }
    const useful = own.reduce((sum, one) => sum + Math.min(one, share.each), 0)
    const excess = all - useful
    return {
      value: plain(kind === 'exactly' && excess > 0 ? share.all + excess : useful),
      own,
      target: share.all,
    }
  }
  if (period.gap > 0 && share.each > 0) {
    let last: string | null = null
    let count = 0
    for (const date of dates) {
      if (free(date, look) < share.each || (last !== null && apart(last, date) < period.gap)) continue
      last = date
      count += 1
    }
    return { value: plain(count * share.each), own: null, target: share.all }
  }
  const sum = dates.reduce((all, date) => all + free(date, look), 0)
  return { value: plain(sum), own: null, target: share.all }
}

/** Each rule takes, day by day, until its target is full; what it leaves is for the next. */
function takeAlong(look: Case, before: ReadonlyMap<string, number>): Map<string, number> {
  const taken = new Map(before)
  const { rule } = look
  if (!isCounted(rule) || ['none', 'undecided', 'atMost'].includes(rule.bound.kind)) return taken
  const own = new Map<string, number>()
  for (const period of periodsOfCase(look)) {
    let needs = shareOf(period, look).all
    for (const { date } of look.asked.days) {
      if (date < period.from || date > period.to || needs <= 0) continue
      const takes = Math.min(needs, free(date, look) - (own.get(date) ?? 0))
      own.set(date, (own.get(date) ?? 0) + takes)
      needs -= takes
    }
  }
  for (const [date, amount] of own) taken.set(date, (taken.get(date) ?? 0) + amount)
  return taken
}

function standingIn(look: Case): NaiveStanding | undefined {
  const periods = periodsOfCase(look)
  const shown = shownIn(periods, look.week)
  if (!shown) return undefined
  const begun = periods.filter((each) => each.fromWeek <= look.week)
  const all = begun.map((period) => {
    const share = shareOf(period, look)
    return { period, share, done: doneIn(period, share, look) }
  })
  const share = shareOf(shown, look)
  const done = doneIn(shown, share, look)
  return {
    ruleId: look.rule.id,
    subjectId: look.asked.subjectId,
    from: shown.from,
    to: shown.to,
    ...judgeNaively({ period: shown, share, done }, all, look),
  }
}

export { total }
