import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar, Week } from '../calendar/school-calendar'
import type { OrgTree } from '../org/org-tree'
import { holdsOn, type PersonFacts, standsOn, type UnitFacts } from '../org/person'
import { type Asked, belongsTo, gapsIn, holdingOn, lacksFacts } from '../plan/audience'
import type { Adjustment, GroupMode, Rule } from '../plan/plan'
import { unitAnswer, unitsAt } from '../plan/unit-audience'
import type { Adjustments } from './adjustments'
import { type Gap, NO_GAPS } from './gaps'

/** Rules that combine on one subject, in the plan's order. */
export interface RuleGroup {
  readonly name: string | null
  readonly mode: GroupMode
  readonly rules: readonly Rule[]
}

/** What holds for a subject in a teaching week: usually one rule; all that match where their targets are added up. */
export interface Held {
  readonly rules: readonly Rule[]
  /** Null when the rule sets no number, or one that nobody knows yet. */
  readonly amount: number | null
  readonly adjustment: Adjustment | null
  /** Nothing is owed in the week (调整: 免除). */
  readonly waiver: Adjustment | null
}

/** What the rules of one group ask of a subject over a term. */
export interface Demand {
  /** The rule the subject stands under on the day judged at. */
  readonly rule: Rule
  readonly current: Held
  /** For each teaching week, or the same for all of them. */
  readonly held: Held | readonly (Held | undefined)[]
  readonly gaps: readonly Gap[]
}

/** What a demand is worked out from, the same for all subjects. */
export interface Terms {
  readonly calendar: SchoolCalendar
  /** Without it nothing is known of grades and groups. */
  readonly org: OrgTree | undefined
  readonly adjustments: Adjustments
  readonly asOf: CivilDate
  /** The number that a rule sets for a subject, before any exception. */
  readonly amountOf: (rule: Rule, subjectId: string) => number | null
}

/** A person in a term: what all groups of rules ask of them is asked about one and the same. */
export class Employed {
  /** Nothing dated begins or ends within the term. */
  readonly steady: boolean
  readonly matches: Matches = ({ audience }, date) =>
    audience.level === 'person' && belongsTo(audience.who, this.on(date))
  private readonly atStart: Asked
  private later: Map<CivilDate, Asked> | undefined

  constructor(
    readonly person: PersonFacts,
    { calendar, org }: Pick<Terms, 'calendar' | 'org'>,
  ) {
    this.steady = isSteady(person, calendar)
    this.atStart = askedOn(calendar.term.startOn, person, calendar.term.startOn, org)
  }

  on(date: CivilDate): Asked {
    const { atStart, person } = this
    if (date === atStart.date) return atStart
    this.later ??= new Map()
    const asked = this.later.get(date) ?? askedOn(date, person, atStart.termStart, atStart.org)
    this.later.set(date, asked)
    return asked
  }
}

function askedOn(
  date: CivilDate,
  person: PersonFacts,
  termStart: CivilDate,
  org: OrgTree | undefined,
): Asked {
  return { person, date, termStart, org, holding: holdingOn(date, person) }
}

/**
 * Undefined when no rule of the group ever matches in the term, or none has yet although the term has begun. Each
 * teaching week goes to what matches on its middle teaching day.
 */
export function personDemand(group: RuleGroup, employed: Employed, terms: Terms): Demand | undefined {
  const { person, steady, matches } = employed
  const demand = demandOf(group, person, steady, matches, terms)
  if (!demand || !lacksFacts(person)) return demand
  const gaps = group.rules.flatMap(({ audience }) =>
    audience.level === 'person' ? gapsIn(audience.who, employed.on(terms.asOf)) : NO_GAPS,
  )
  return gaps.length === 0 ? demand : { ...demand, gaps: [...new Set(gaps)] }
}

type Matches = (rule: Rule, date: CivilDate) => boolean
type Named = Pick<PersonFacts, 'id' | 'name'>

/** As for a person, of a unit at the level of the group's rules, for as long as it is there. */
export function unitDemand(group: RuleGroup, unit: UnitFacts, terms: Terms): Demand | undefined {
  const { calendar, org } = terms
  if (!org) return undefined
  const answer = ({ audience }: Rule, date: CivilDate) => {
    if (audience.level === 'person' || !unitsAt(audience, org).includes(unit)) return false
    if (!standsOn(unit, date)) return false
    return audience.where ? unitAnswer(audience.where, unit, date, calendar.term.startOn, org) : true
  }
  const matches: Matches = (rule, date) => answer(rule, date) !== false
  const { startOn, endOn } = calendar.term
  const steady = (unit.tags ?? []).length === 0 && standsOn(unit, startOn) && standsOn(unit, endOn)
  const demand = demandOf(group, unit, steady, matches, terms)
  const gap = group.rules.some((rule) => answer(rule, terms.asOf) === undefined)
  return demand && gap ? { ...demand, gaps: ['fact'] } : demand
}

function demandOf(
  group: RuleGroup,
  subject: Named,
  steady: boolean,
  matches: Matches,
  terms: Terms,
): Demand | undefined {
  const { calendar, adjustments } = terms
  const adjusted = adjustments.has(group.rules, subject.name)
  if (steady && !adjusted) {
    const held = heldOn(calendar.term.startOn, group, subject, adjusted, matches, terms)
    return held && calendar.teachingWeeks.length > 0 ? steadily(held) : undefined
  }
  return weekByWeek(group, subject, adjusted, matches, terms)
}

function weekByWeek(
  group: RuleGroup,
  subject: Named,
  adjusted: boolean,
  matches: Matches,
  terms: Terms,
): Demand | undefined {
  const { calendar, asOf } = terms
  const on = (date: CivilDate) => heldOn(date, group, subject, adjusted, matches, terms)
  const byWeek = alike(calendar.teachingWeeks.map((week) => on(middleDay(week))))
  const begun = calendar.teachingWeeks.filter((week) => week.monday <= asOf).length
  // Somebody who has just come stands under the rule to come; who is not there yet stands under none, except before the
  // term, when nobody is.
  const current =
    byWeek.slice(0, begun).findLast((held) => held !== undefined) ??
    (begun === 0 || on(asOf) ? byWeek.find((held) => held !== undefined) : undefined)
  return current && demanding(current, byWeek)
}

function heldOn(
  date: CivilDate,
  group: RuleGroup,
  subject: Named,
  adjusted: boolean,
  matches: Matches,
  terms: Terms,
): Held | undefined {
  let only: Held | undefined
  let several: Held[] | undefined
  for (const rule of group.rules) {
    if (!matches(rule, date)) continue
    const held = holding(rule, subject, date, adjusted, terms)
    if (several) several.push(held)
    else if (only) several = [only, held]
    else only = held
  }
  return several ? combined(several, group.mode) : only
}

function demanding(current: Held, held: Demand['held']): Demand | undefined {
  const [rule] = current.rules
  return rule && { rule, current, held, gaps: NO_GAPS }
}

/** The same all through the term. */
function steadily(held: Held): Demand | undefined {
  const [rule] = held.rules
  const known = rule && plain.get(rule)
  return known?.current === held ? known : demanding(held, held)
}

function holding(
  rule: Rule,
  { id, name }: Named,
  date: CivilDate,
  adjusted: boolean,
  { adjustments, amountOf }: Terms,
): Held {
  const literal = amountOf(rule, id)
  if (!adjusted) return plainly(rule, literal)
  // What the plan only logs, or has not decided, no exception judges.
  const isSet = rule.bound.kind !== 'none' && rule.bound.kind !== 'undecided'
  const adjustment = (isSet && adjustments.amountOn(rule.id, name, date)) || null
  const amount = adjustment?.change.kind === 'amount' ? adjustment.change.amount : literal
  return { rules: [rule], amount, adjustment, waiver: adjustments.waiverOn(rule.id, name, date) ?? null }
}

const plain = new WeakMap<Rule, Demand>()

/** The same value for all who owe the same: most do, and what they owe is worked out once. */
function plainly(rule: Rule, amount: number | null): Held {
  const known = plain.get(rule)
  if (known?.current.amount === amount) return known.current
  const current = { rules: [rule], amount, adjustment: null, waiver: null }
  plain.set(rule, { rule, current, held: current, gaps: NO_GAPS })
  return current
}

/** The maximum matching target by default; the first match; or all of them added up. */
function combined(all: readonly Held[], mode: GroupMode): Held | undefined {
  if (mode === 'first' || all.length === 1) return all[0]
  if (mode === 'sum') {
    const open = all.filter(({ waiver }) => waiver === null)
    const owed = open.filter(({ amount }) => amount !== null)
    if (owed.length === 0) return open[0] ?? all[0]
    return {
      rules: owed.flatMap(({ rules }) => rules),
      amount: owed.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      adjustment: owed.find(({ adjustment }) => adjustment !== null)?.adjustment ?? null,
      waiver: null,
    }
  }
  return all.reduce((most, each) => (weight(each) > weight(most) ? each : most))
}

/** What is waived gives way to what is owed. */
const weight = ({ amount, waiver }: Held) => (waiver ? -2 : (amount ?? -1))

/** The same value for the same terms, so that stretches are told by identity. */
function alike(weeks: readonly (Held | undefined)[]): (Held | undefined)[] {
  const known: Held[] = []
  return weeks.map((held) => {
    if (!held) return undefined
    const same = known.find(
      (each) =>
        each.amount === held.amount &&
        each.adjustment === held.adjustment &&
        each.waiver === held.waiver &&
        each.rules.length === held.rules.length &&
        each.rules.every((rule, index) => rule === held.rules[index]),
    )
    if (same) return same
    known.push(held)
    return held
  })
}

/** Nothing dated begins or ends within the term. */
function isSteady(person: PersonFacts, { term: { startOn, endOn } }: SchoolCalendar): boolean {
  const constant = (dated: { from: CivilDate; to: CivilDate | null }) =>
    (holdsOn(dated, startOn) && holdsOn(dated, endOn)) || dated.from > endOn || (dated.to ?? endOn) < startOn
  return person.appointments.every(constant) && (person.tags ?? []).every(constant)
}

export function middleDay(week: Week): CivilDate {
  return week.teachingDays[Math.floor((week.teachingDays.length - 1) / 2)]?.on ?? week.monday
}
