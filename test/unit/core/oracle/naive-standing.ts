import type { Rule } from '#core/plan/plan'
import type { CountableRecord } from '#core/record/record'
import type { World } from './arbitrary-school'
import { boundsOf, eachDay, lastWeek, type NaiveDay } from './naive-calendar'
import { amountOf, type NaiveService, serviceOf } from './naive-people'
import { type NaivePeriod, overBy, periodsFor, shownIn } from './naive-periods'

/** What a standing says, worked out anew from the raw records with no code of the core. */
export interface NaiveStanding {
  readonly ruleId: string
  readonly subjectId: string
  readonly from: string
  readonly to: string
  readonly done: number
  readonly target: number | null
  readonly literal: number | null
  readonly expected: number
  readonly status: string
  readonly prorated: boolean
  readonly gap: boolean
  readonly soFar: { filled: number; due: number; waived: number } | null
}

export function weekLookedAt(world: World): number {
  return 1 + Math.floor(world.look * lastWeek(eachDay(world)))
}

export function naiveStandings(world: World): NaiveStanding[] {
  const days = eachDay(world)
  const week = weekLookedAt(world)
  const { sunday } = boundsOf(days, week)
  const asOf = [world.today, sunday].sort()[0] ?? sunday
  return world.plan.rules.flatMap((rule) => {
    const periods = periodsFor(rule, days, world)
    const shown = shownIn(periods, week)
    if (!shown) return []
    return subjectsOf(rule, days, world, asOf).map(({ id, service }) => {
      const look = { rule, service, days, world, week, asOf, over: overBy(world.today, sunday) }
      const { gap } = service ?? { gap: false }
      return {
        ruleId: rule.id,
        subjectId: id,
        ...judgePeriod(shown, id, look),
        gap,
        soFar: countSlots(periods, id, look),
      }
    })
  })
}

interface Look {
  readonly rule: Rule
  readonly service: NaiveService | undefined
  readonly days: readonly NaiveDay[]
  readonly world: World
  readonly week: number
  readonly asOf: string
  readonly over: string
}

function subjectsOf(
  rule: Rule,
  days: readonly NaiveDay[],
  world: World,
  asOf: string,
): { id: string; service: NaiveService | undefined }[] {
  const { audience } = rule
  if (audience.level === 'person') {
    const group = world.plan.rules.filter((each) =>
      rule.group === null ? each === rule : each.group === rule.group,
    )
    return world.people.flatMap((person) => {
      const service = serviceOf(person, group, days, world, asOf)
      return service?.shown === rule ? [{ id: person.id, service }] : []
    })
  }
  const owing = world.units.filter((unit) =>
    audience.level === 'group' ? unit.groupKind === audience.groupKind : unit.kind === audience.level,
  )
  return owing.map(({ id }) => ({ id, service: undefined }))
}

/** The records of a subject that count in some weeks, added up one by one. */
function addUp(
  subjectId: string,
  fromWeek: number,
  toWeek: number,
  { rule, days, world, week }: Look,
): number {
  let sum = 0
  for (const record of world.records) {
    const day = days.find((each) => each.date === record.payload.on)
    if (!day || day.week < fromWeek || day.week > toWeek || day.week > week || day.week < 1) continue
    if (record.state === 'counted') sum += worth(record, subjectId, rule)
  }
  return sum
}

function worth(record: CountableRecord, subjectId: string, { measure }: Rule): number {
  const asks = (filter: string) => 'filters' in measure && measure.filters.some((each) => each === filter)
  if (record.kind === 'observation' && measure.name === 'observationPeriods') {
    if (record.payload.mode !== 'live' && !asks('withRecordings')) return 0
    return record.authorId === subjectId ? record.payload.periods.length : 0
  }
  if (record.kind === 'research' && measure.name === 'researchSessions')
    return record.payload.groupId === subjectId ? 1 : 0
  if (record.kind === 'assessment' && measure.name === 'assessments')
    return record.payload.gradeId === subjectId ? 1 : 0
  if (record.kind === 'showcase' && measure.name === 'showcases') return record.schoolId === subjectId ? 1 : 0
  if (record.kind === 'inspection' && measure.name === 'inspections') {
    return record.schoolId === subjectId && !(asks('feedback') && record.payload.feedbackOn === null) ? 1 : 0
  }
  return 0
}

interface Owes {
  readonly amount: number
  readonly literal: number
  readonly prorated: boolean
  readonly exempt: boolean
}

function owes(period: NaivePeriod, { rule, service, days, world }: Look): Owes {
  const literal = amountOf(rule)
  const whole = { amount: literal, literal, prorated: false, exempt: false }
  const teaching = [...new Set(days.filter((day) => day.taught).map((day) => day.week))]
  const within = teaching.filter((week) => week >= period.fromWeek && week <= period.toWeek)
  if (!service || within.length === 0) return whole
  const served = within.flatMap((week) => service.weeks.get(week) ?? [])
  if (served.length === 0) return { ...whole, amount: 0, exempt: true }
  if (!world.plan.settings.proration) return whole
  const short = service.weeks.size < 2 && teaching.length >= 2
  if (short) return { ...whole, amount: 0, prorated: true, exempt: true }
  if (served.length === within.length && new Set(served).size === 1) {
    const alone = amountOf(served[0] ?? rule)
    return { ...whole, amount: alone, literal: alone }
  }
  const total = served.reduce((sum, each) => sum + amountOf(each), 0)
  return { ...whole, amount: Math.floor((total + within.length - 1) / within.length), prorated: true }
}

function judgePeriod(
  period: NaivePeriod,
  id: string,
  look: Look,
): Omit<NaiveStanding, 'ruleId' | 'subjectId' | 'gap' | 'soFar'> {
  const { rule, days, asOf, over } = look
  const done = addUp(id, period.fromWeek, period.toWeek, look)
  const share = owes(period, look)
  const times = period.due.length
  const target = rule.bound.kind === 'none' ? null : share.amount * times
  const shared = {
    from: period.from,
    to: period.to,
    done,
    target,
    literal: target === null ? null : share.literal * times,
    prorated: target !== null && share.prorated,
  }
  if (target === null) return { ...shared, expected: 0, status: 'logOnly' }
  if (period.waived || share.exempt) return { ...shared, expected: 0, status: 'waived' }
  const taught = days.filter((day) => day.taught)
  const expected =
    rule.cadence.every === 'term'
      ? Math.trunc((target * taught.filter((day) => day.date <= asOf).length) / taught.length)
      : share.amount * period.due.filter((day) => day <= over).length
  return { ...shared, expected, status: statusOf(rule, done, target, expected, period.to <= over) }
}

function statusOf(rule: Rule, done: number, target: number, expected: number, ended: boolean): string {
  const { kind } = rule.bound
  const tooMany = kind !== 'atLeast' && done > target
  const kept = !tooMany && (kind === 'atMost' ? ended : done >= target)
  if (kept) return 'met'
  if (ended) return rule.strength === 'hard' ? 'missed' : 'behind'
  if (tooMany) return 'behind'
  return kind !== 'atMost' && done < expected ? 'behind' : 'onTrack'
}

function countSlots(periods: readonly NaivePeriod[], id: string, look: Look): NaiveStanding['soFar'] {
  const { rule, week, over } = look
  const { kind } = rule.bound
  if (rule.cadence.every === 'term' || kind === 'none') return null
  const soFar = { filled: 0, due: 0, waived: 0 }
  for (const period of periods.filter((each) => each.fromWeek <= week)) {
    const share = owes(period, look)
    if (period.waived || share.exempt) {
      soFar.waived += period.due.length
      continue
    }
    const done = addUp(id, period.fromWeek, period.toWeek, look)
    // One slot after the other takes what it needs; a limit is kept by the period as a whole.
    const filled = period.due.filter((_, index) => {
      if (kind === 'atLeast') return done >= share.amount * (index + 1)
      const all = share.amount * period.due.length
      return kind === 'exactly' ? done === all : done <= all && period.to <= over
    }).length
    const past = period.due.filter((day) => day <= over).length
    soFar.filled += filled
    soFar.due += Math.max(past, filled)
  }
  return soFar
}
