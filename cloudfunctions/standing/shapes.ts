import type { Output } from '#core/contract/contract'
import { holdsOn, type PersonFacts } from '#core/org/person'
import { isBasic, measureUnit } from '#core/plan/measure'
import type { Rule } from '#core/plan/plan'
import type { Forecast } from '#core/standing/forecast'
import { momentIn } from '#core/standing/moment'
import { paceAt } from '#core/standing/pace'
import { type RollUp, rollUp } from '#core/standing/roll-up'
import { rollUpInWords } from '#core/standing/roll-up-words'
import type { RuleSheet } from '#core/standing/school-sheet'
import type { SoFar } from '#core/standing/slots'
import type { Standing } from '#core/standing/standing'
import { demandInWords, notesOf, standingInWords } from '#core/standing/words'
import type { CallContext } from '../_shared/endpoint/operation'
import type { Looks, SchoolByPlan, View } from './look'

type RuleDetail = Output<'standing.rule'>
type SlotShape = Output<'standing.mine'>['promises'][number]['slots'][number]

export function weekShape({ state, week, current }: SchoolByPlan): RuleDetail['week'] {
  return {
    number: week.number,
    monday: week.monday,
    sunday: week.sunday,
    teachingDays: week.teachingDays.length,
    last: state.calendar.weeks.length,
    current,
  }
}

export function asOfShape(looks: Looks, { knownAt }: View, { today, now }: CallContext): RuleDetail['asOf'] {
  const [{ plan, loaded }] = looks
  return {
    date: momentIn(loaded.week, today).asOf,
    computedAt: new Date(now).toISOString(),
    planTitle: plan.title,
    planVersion: plan.version,
    plans: looks.map((look) => ({ ...look.plan })),
    knownAt: knownAt === undefined ? null : new Date(knownAt).toISOString(),
  }
}

export function ruleShape(rule: Rule, { state, planId }: SchoolByPlan): RuleDetail['rule'] {
  return {
    planId,
    id: rule.id,
    name: rule.name,
    clause: rule.clause,
    clauseTitle: clauseTitle(rule, { state }),
    demand: demandInWords(rule),
    unit: measureUnit(rule.measure),
    level: rule.audience.level,
    strength: rule.strength,
    recurring: rule.cadence.every !== 'term',
    measure: isBasic(rule.measure) ? 'counted' : rule.measure.name,
  }
}

export function clauseTitle(rule: Rule, { state }: Pick<SchoolByPlan, 'state'>): string {
  return state.plan.clauses.find((clause) => clause.number === rule.clause)?.title ?? ''
}

export function clauseText(rule: Rule, { state }: SchoolByPlan): string {
  return state.plan.clauses.find((clause) => clause.number === rule.clause)?.text ?? ''
}

/** Names of subjects and of the group each person belongs to, looked up once a page. */
export class SubjectNames {
  private readonly people: ReadonlyMap<string, PersonFacts>
  private readonly units: ReadonlyMap<string, string>
  private readonly groupNames: ReadonlyMap<string, string>
  private readonly asOf: string

  constructor({ state, week }: SchoolByPlan, today: string) {
    this.people = new Map(state.people.map((person) => [person.id, person]))
    this.units = new Map(state.units.map((unit) => [unit.id, unit.name]))
    this.groupNames = new Map(
      state.units.filter((unit) => unit.groupKind === 'subject').map((unit) => [unit.id, unit.name]),
    )
    this.asOf = momentIn(week, today).asOf
  }

  nameOf(subjectId: string): string {
    return this.people.get(subjectId)?.name ?? this.units.get(subjectId) ?? ''
  }

  /** The teaching-research group a person is in on the day; none for units and for people without one. */
  groupOf(subjectId: string): { id: string; name: string } | undefined {
    const held = this.people
      .get(subjectId)
      ?.appointments.find((each) => this.groupNames.has(each.unitId) && holdsOn(each, this.asOf))
    return held && { id: held.unitId, name: this.groupNames.get(held.unitId) ?? '' }
  }
}

export function standingShape(
  { rule, forecastOf }: RuleSheet,
  standing: Standing,
  names: SubjectNames,
  { state, week }: SchoolByPlan,
): Output<'standing.mine'>['promises'][number]['standing'] {
  const { key, label, from, to, dueOn } = standing.period
  const atWeekEnd = paceAt(state.calendar, { asOf: week.sunday, closed: true })
  return {
    subjectId: standing.subjectId,
    subjectName: names.nameOf(standing.subjectId),
    groupName: names.groupOf(standing.subjectId)?.name ?? '',
    period: { key, label, from, to, dueOn },
    done: standing.done,
    target: standing.target,
    literal: standing.proration || standing.adjustment ? standing.literal : null,
    expected: standing.expected,
    status: standing.status,
    words: standingInWords(rule, standing, atWeekEnd),
    soFar: standing.soFar && { ...standing.soFar },
    fraction: standing.rate && { numerator: standing.rate.numerator, denominator: standing.rate.denominator },
    forecast: forecastShape(forecastOf(standing)),
    notes: notesOf(standing, measureUnit(rule.measure)),
  }
}

const forecastShape = (forecast: Forecast | null) => forecast && { ...forecast }

/** A promise as one subject owes it; none for a sheet without the subject. */
export function ownedShapes(
  sheet: RuleSheet,
  subjectId: string,
  names: SubjectNames,
  loaded: SchoolByPlan,
): Output<'standing.mine'>['promises'] {
  return sheet.standings
    .filter((standing) => standing.subjectId === subjectId)
    .map((standing) => ({
      rule: ruleShape(sheet.rule, loaded),
      standing: standingShape(sheet, standing, names, loaded),
      slots: slotShapes(sheet, standing),
    }))
}

/** The planned occasions of a promise, up to the week looked at; a quota of the term has none. */
export function slotShapes(sheet: RuleSheet, { subjectId, soFar }: Standing): SlotShape[] {
  return soFar ? sheet.slotsOf(subjectId).map((slot) => ({ ...slot })) : []
}

export function rollUpShape(rule: Rule, standings: readonly Standing[]): RuleDetail['rollUp'] {
  return flatten(rollUp(standings, rule.strength))
}

function flatten({ byStatus, rate: _, ...sums }: RollUp): RuleDetail['rollUp'] {
  return { ...sums, ...byStatus }
}

/** A promise with all that owe it, as a line of a page. */
export function promiseShape(
  { rule, standings }: Pick<RuleSheet, 'rule' | 'standings'>,
  loaded: SchoolByPlan,
): Output<'standing.school'>['promises'][number] {
  return {
    rule: ruleShape(rule, loaded),
    periodLabel: standings[0]?.period.label ?? '',
    rollUp: rollUpShape(rule, standings),
    soFar: soFarOf(standings),
    words: rollUpInWords(rule, rollUp(standings, rule.strength), standings),
  }
}

/** Periods due so far over all subjects of a recurring rule. */
export function soFarOf(standings: readonly Standing[]): SoFar | null {
  const each = standings.flatMap((standing) => standing.soFar ?? [])
  if (each.length === 0) return null
  return {
    filled: each.reduce((sum, one) => sum + one.filled, 0),
    due: each.reduce((sum, one) => sum + one.due, 0),
    waived: each.reduce((sum, one) => sum + one.waived, 0),
  }
}
