import type { BasicMeasure } from '#core/plan/basic-measure'
import type { Measure, Operand } from '#core/plan/measure'
import type { CountableRecord } from '#core/record/record'
import type { World } from './arbitrary-school'
import type { NaiveDay } from './naive-calendar'
import { factAt, isOf } from './naive-people'
import { periodsFor } from './naive-periods'

/** What the measures are asked of: one subject, as far as the look goes. */
export interface Asked {
  readonly world: World
  readonly days: readonly NaiveDay[]
  readonly subjectId: string
  /** The last day that counts, the day on which people belong to units, and the last day that is over. */
  readonly through: string
  readonly on: string
  readonly over: string
}

export interface NaiveValue {
  readonly numerator: number
  /** 1 for what is no rate. */
  readonly denominator: number
  readonly missing: string | null
}

const plain = (numerator: number): NaiveValue => ({ numerator, denominator: 1, missing: null })
const unknown = (missing: string): NaiveValue => ({ numerator: 0, denominator: 1, missing })

/** A day's worth of a measure for the subject, or for all that lie below it. */
export function onDay(measure: BasicMeasure, date: string, asked: Asked): number {
  if (date > asked.through) return 0
  const ids = creditedFor(measure, asked)
  return asked.world.records
    .filter((record) => record.payload.on === date && record.state === 'counted' && inTerm(date, asked))
    .reduce((sum, record) => sum + ids.reduce((all, id) => all + worth(record, id, measure), 0), 0)
}

const inTerm = (date: string, { days }: Asked) => days.some((day) => day.date === date && day.week >= 1)

export function total(measure: BasicMeasure, from: string, to: string, asked: Asked): number {
  return asked.days
    .filter(({ date }) => date >= from && date <= to)
    .reduce((sum, { date }) => sum + onDay(measure, date, asked), 0)
}

export function levelOf(measure: BasicMeasure): string {
  if ('credits' in measure) return measure.credits
  if (measure.name === 'researchSessions') return 'group'
  if (measure.name === 'assessments') return 'grade'
  return measure.name === 'observationPeriods' ? 'person' : 'school'
}

function creditedFor(measure: BasicMeasure, asked: Asked): string[] {
  const level = levelOf(measure)
  const { world, subjectId } = asked
  const kind = world.units.find(({ id }) => id === subjectId)?.kind ?? 'person'
  return kind === level ? [subjectId] : lower(level, asked)
}

function lower(level: string, { world, subjectId, on }: Asked): string[] {
  const isPerson = world.people.some(({ id }) => id === subjectId)
  if (level === 'person') {
    return world.people
      .filter(
        ({ appointments }) =>
          appointments.some(
            ({ unitId, from, to }) => inside(unitId, subjectId, world) && from <= on && (to ?? '9999') >= on,
          ) || subjectId === TOP,
      )
      .map(({ id }) => id)
  }
  if (isPerson) return []
  return world.units
    .filter(({ id, kind }) => kind === level && inside(id, subjectId, world))
    .map(({ id }) => id)
}

const TOP = '青禾小学'

function inside(unitId: string, above: string, world: World): boolean {
  if (above === TOP || unitId === above) return true
  return world.units.some(({ id, parentId }) => id === unitId && parentId === above)
}

function worth(record: CountableRecord, subjectId: string, measure: BasicMeasure): number {
  const asks = (filter: string) => 'filters' in measure && measure.filters.some((each) => each === filter)
  if (record.kind === 'observation' && measure.name === 'observationPeriods') {
    if (record.payload.mode !== 'live' && !asks('withRecordings')) return 0
    if (!(measure.where ?? []).every(({ is }) => is.includes(record.payload.subject))) return 0
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
  if (record.kind === 'deliverable' && measure.name === 'deliverable') {
    const { title, level, acceptedOn } = record.payload
    if (title !== measure.title || level !== measure.credits) return 0
    if (measure.accepted && acceptedOn === null) return 0
    return (level === 'person' ? record.authorId : record.schoolId) === subjectId ? 1 : 0
  }
  return 0
}

/** The last declaration of the term up to a day; null without one. */
function declared(title: string, to: string, asked: Asked): number | null {
  const given = asked.world.records.flatMap((record) =>
    record.kind === 'declared' &&
    record.state === 'counted' &&
    record.payload.title === title &&
    record.schoolId === asked.subjectId &&
    inTerm(record.payload.on, asked) &&
    record.payload.on <= to &&
    record.payload.on <= asked.through
      ? [record.payload]
      : [],
  )
  const last = [...given].sort((a, b) => (a.on < b.on ? -1 : 1)).pop()
  if (!last) return null
  return given.filter(({ on }) => on === last.on).reduce((sum, { amount }) => sum + amount, 0)
}

/** The values of 学科 that were seen, with how many periods. */
function subjectsSeen(measure: BasicMeasure, from: string, to: string, asked: Asked): Map<string, number> {
  const seen = new Map<string, number>()
  const ids = creditedFor(measure, asked)
  for (const record of asked.world.records) {
    const { on } = record.payload
    if (record.kind !== 'observation' || record.state !== 'counted' || on < from || on > to) continue
    if (on > asked.through || !inTerm(on, asked)) continue
    const periods = ids.reduce((sum, id) => sum + worth(record, id, measure), 0)
    if (periods > 0) seen.set(record.payload.subject, (seen.get(record.payload.subject) ?? 0) + periods)
  }
  return seen
}

function members(audience: Parameters<typeof isOf>[0]['audience'], asked: Asked): string[] {
  const { world, on, subjectId } = asked
  const isPerson = world.people.some(({ id }) => id === subjectId)
  const below = lower('person', isPerson ? { ...asked, subjectId: TOP } : asked)
  return world.people
    .filter(({ id }) => below.includes(id))
    .filter((person) => isOf({ audience }, { person }, on, world))
    .map(({ id }) => id)
}

export function valueFor(measure: Measure, from: string, to: string, asked: Asked): NaiveValue {
  switch (measure.name) {
    case 'fact': {
      const unit = asked.world.units.find(({ id }) => id === asked.subjectId)
      const { startOn } = asked.world.term
      const amount = unit && factAt(unit, measure.fact, from < startOn ? startOn : from)
      return amount === undefined ? unknown('fact') : plain(amount)
    }
    case 'declared': {
      const amount = declared(measure.title, to, asked)
      return amount === null ? unknown('declared') : plain(amount)
    }
    case 'distinct':
      return plain(subjectsSeen(measure.of, from, to, asked).size)
    case 'coverage': {
      const { each, of, atLeast } = measure
      const seen = subjectsSeen(of, from, to, asked)
      const done =
        each.every === 'value'
          ? each.values.map((value) => seen.get(value) ?? 0)
          : members(each.audience, asked).map((id) => total(of, from, to, { ...asked, subjectId: id }))
      return {
        numerator: done.filter((one) => one >= atLeast).length,
        denominator: done.length,
        missing: null,
      }
    }
    case 'ratio': {
      const side = (operand: Operand) => sideOf(operand, measure.numerator, from, to, asked)
      const [above, below] = [side(measure.numerator), side(measure.denominator)]
      return above === null || below === null
        ? unknown('declared')
        : { numerator: above, denominator: below, missing: null }
    }
    case 'points':
    case 'score':
      return plain(0)
    default:
      return plain(total(measure, from, to, asked))
  }
}

function sideOf(operand: Operand, beside: Operand, from: string, to: string, asked: Asked): number | null {
  switch (operand.name) {
    case 'number':
      return operand.amount
    case 'headcount':
      return members(operand.audience, asked).length
    case 'declared':
      return declared(operand.title, to, asked)
    case 'due': {
      const paced = ['term', 'times', 'schoolYear', 'year'].includes(operand.cadence.every)
      const slots = periodsFor(operand.cadence, asked.days, asked.world)
        .filter((period) => !period.waived)
        .flatMap((period) => period.due)
      const due = paced ? slots : slots.filter((day) => day >= from && day <= to && day <= asked.over)
      const measure = beside as BasicMeasure
      const credited = creditedFor(measure, asked)
      const owing =
        measure.name === 'researchSessions'
          ? credited.filter((id) =>
              asked.world.units.some((unit) => unit.id === id && unit.groupKind === 'subject'),
            )
          : credited
      return due.length * operand.times * owing.length
    }
    case 'fact':
    case 'distinct':
      throw new Error(`no side is ${operand.name} here`)
    default:
      return total(operand, from, to, asked)
  }
}
