import type { CivilDate } from '../calendar/civil-date'
import type { Week } from '../calendar/school-calendar'
import { OrgTree } from '../org/org-tree'
import type { PersonFacts, UnitFacts } from '../org/person'
import type { Cadence } from '../plan/cadence'
import type { PointsMeasure } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { unitsAt } from '../plan/unit-audience'
import { Adjustments } from './adjustments'
import { Counts } from './counts'
import { Timetable } from './course'
import { takeTurns } from './exclusive'
import { Figures } from './figures'
import { type Forecast, forecastOf } from './forecast'
import { type MakeUp, makeUpOf } from './make-up'
import { momentIn } from './moment'
import { dueSince, occasionsOf } from './occasions'
import type { Owed } from './owed'
import { paceAt } from './pace'
import { type Period, periodsOf, type Stretch } from './period'
import { type PointsLine, pointsLine, pointsOf } from './points'
import { amountIn } from './relative'
import { ruleGroups } from './rule-groups'
import { RuleView } from './rule-view'
import type { SchoolState } from './school-state'
import { type Slot, slotsOf } from './slots'
import { keptFor, type Standing, standingOf } from './standing'
import { type Demand, Employed, personDemand, type RuleGroup, type Terms, unitDemand } from './target'
import type { View } from './view'

/** So many people fit a processor's nearest memory, and what one promise asks of them lies together afterwards. */
const AT_A_TIME = 64

/** One look at a school: its standings, worked out as they are asked for. */
export interface Look {
  readonly rules: readonly Rule[]
  readonly view: View
  standingsOf(rule: Rule): readonly Standing[]
  slotsOf(rule: Rule, subjectId: string, within?: Stretch): readonly Slot[]
  forecastOf(rule: Rule, standing: Standing): Forecast | null
  makeUpOf(rule: Rule, standing: Standing): MakeUp | null
}

/** `only` is the one person who is looked at; null for everybody and everything. */
export function judgeSchool(state: SchoolState, week: Week, today: CivilDate, only: string | null): Look {
  return new SchoolLook(state, week, today, only)
}

class SchoolLook implements Look {
  readonly rules: readonly Rule[]
  readonly view: View
  private readonly terms: Terms
  private readonly owed: ReadonlyMap<Rule, readonly Owed[]>
  private readonly periods = new Map<Rule, readonly Period[]>()
  private readonly views = new Map<Rule, RuleView>()
  private readonly judged = new Map<Rule, readonly Standing[]>()
  private readonly judging = new Set<Rule>()
  private readonly bySubject = new Map<Rule, ReadonlyMap<string, Owed>>()

  constructor(
    private readonly state: SchoolState,
    week: Week,
    today: CivilDate,
    private readonly only: string | null,
  ) {
    const { plan, calendar, school, units, people, tallies, history } = state
    const moment = momentIn(week, today)
    const org = new OrgTree(school, units)
    const counts = new Counts(calendar, org, people, tallies, within(moment.asOf, calendar.term), history)
    const figures = new Figures(counts, plan.settings.milestones, moment)
    this.rules = plan.rules
    const timetable = new Timetable(week, moment, figures)
    this.view = { week, moment, pace: paceAt(calendar, moment), calendar, figures, timetable }
    this.terms = {
      calendar,
      org,
      asOf: moment.asOf,
      adjustments: new Adjustments(plan, calendar.term),
      amountOf: (rule, subjectId) => amountIn(rule, subjectId, figures, counts.on),
    }
    this.owed = this.whoOwes()
  }

  standingsOf(rule: Rule): readonly Standing[] {
    const known = this.judged.get(rule)
    if (known) return known
    // The parser refuses points that rest on themselves; a plan from elsewhere gets none for them.
    if (this.judging.has(rule)) return []
    this.judging.add(rule)
    const standings: Standing[] = []
    const of = this.viewOf(rule)
    for (const owed of this.owed.get(rule) ?? []) {
      const standing = standingOf(owed, of)
      if (standing) standings.push(standing)
    }
    this.judging.delete(rule)
    this.judged.set(rule, standings)
    if (!isEither(rule, this.state)) return standings
    const settled = this.oneIsEnough(rule, standings)
    this.judged.set(rule, settled)
    return settled
  }

  slotsOf(rule: Rule, subjectId: string, within?: Stretch): readonly Slot[] {
    const owed = this.owedBy(rule, subjectId)
    if (!owed) return []
    const of = this.viewOf(rule)
    const counted = of.countedFor(owed)
    return slotsOf(keptFor(owed, counted, of, within), counted, this.view, within)
  }

  forecastOf(rule: Rule, standing: Standing): Forecast | null {
    const owed = this.owedBy(rule, standing.subjectId)
    return owed ? forecastOf(rule, standing, this.viewOf(rule).countedFor(owed), this.view) : null
  }

  private viewOf(rule: Rule): RuleView {
    const known = this.views.get(rule) ?? new RuleView(rule, this.view)
    this.views.set(rule, known)
    return known
  }

  private owedBy(rule: Rule, subjectId: string): Owed | undefined {
    const known =
      this.bySubject.get(rule) ?? new Map(this.owed.get(rule)?.map((each) => [each.subjectId, each]))
    this.bySubject.set(rule, known)
    return known.get(subjectId)
  }

  makeUpOf(rule: Rule, { subjectId, period }: Standing): MakeUp | null {
    const { sunday } = this.view.week
    const stretch = { from: period.from, to: period.to < sunday ? period.to : sunday }
    const { measure } = rule
    return makeUpOf(rule, subjectId, stretch, this.view.figures, () =>
      measure.name === 'points' ? this.pointsLines(measure, subjectId) : [],
    )
  }

  /** What each of the rules costs the subject; of rules for those below it, all of them together. */
  private pointsLines(measure: PointsMeasure, subjectId: string): PointsLine[] {
    return measure.rules.flatMap((id) => {
      const rule = this.rules.find((each) => each.id === id)
      if (!rule) return []
      const all = this.standingsOf(rule)
      const own = all.filter((each) => each.subjectId === subjectId)
      const { counts } = this.view.figures
      const isUnit = counts.person(subjectId) === undefined
      const below = () => all.filter((each) => liesBelow(each.subjectId, subjectId, counts))
      return [pointsLine(measure, rule, own.length === 0 && isUnit ? below() : own)]
    })
  }

  /** 二选一: one met is enough, and nothing is owed under the others. */
  private oneIsEnough(rule: Rule, standings: readonly Standing[]): Standing[] {
    const others = this.rules.filter(
      (each) => each !== rule && each.group === rule.group && each.audience.level === rule.audience.level,
    )
    const metElsewhere = new Set(
      others.flatMap((other) => {
        const of = this.viewOf(other)
        return (this.owed.get(other) ?? []).flatMap((owed) =>
          standingOf(owed, of)?.status === 'met' ? owed.subjectId : [],
        )
      }),
    )
    return standings.map((standing) =>
      metElsewhere.has(standing.subjectId) && ['onTrack', 'behind', 'missed'].includes(standing.status)
        ? { ...standing, status: 'waived', because: 'otherMet', expected: 0 }
        : standing,
    )
  }

  private whoOwes(): Map<Rule, Owed[]> {
    const owed = new Map<Rule, Owed[]>(this.rules.map((rule) => [rule, []]))
    const turns = new Map<string, { rule: Rule; owed: Owed }[]>()
    const groups = ruleGroups(this.state.plan)
    const owes = ({ name, mode }: RuleGroup, subject: Subject, demand: Demand) => {
      const each = this.owes(demand, subject)
      if (mode === 'exclusive' && name !== null) {
        const key = `${name}/${subject.id}`
        turns.set(key, [...(turns.get(key) ?? []), { rule: demand.rule, owed: each }])
      } else owed.get(demand.rule)?.push(each)
    }
    this.peopleOwe(groups.filter(isOfPersons), owes)
    if (this.only === null)
      this.unitsOwe(
        groups.filter((group) => !isOfPersons(group)),
        owes,
      )
    for (const inTurn of turns.values()) {
      const left = takeTurns(inTurn, this.view)
      for (const [index, { rule }] of inTurn.entries()) owed.get(rule)?.push(left[index] as Owed)
    }
    for (const { rules, mode } of groups)
      if (mode === 'exclusive') for (const rule of rules) this.inRosterOrder(owed.get(rule) ?? [])
    return owed
  }

  private peopleOwe(groups: readonly RuleGroup[], owes: Owing): void {
    const { terms, only } = this
    const people = only === null ? this.state.people : this.state.people.filter(({ id }) => id === only)
    for (let first = 0; first < people.length; first += AT_A_TIME) {
      const staff = people.slice(first, first + AT_A_TIME).map((person) => new Employed(person, terms))
      for (const group of groups) {
        for (const employed of staff) {
          const demand = personDemand(group, employed, terms)
          if (demand) owes(group, employed.person, demand)
        }
      }
    }
  }

  private unitsOwe(groups: readonly RuleGroup[], owes: Owing): void {
    const { terms } = this
    for (const group of groups) {
      const units = group.rules.flatMap(({ audience }) =>
        audience.level === 'person' ? [] : unitsAt(audience, this.view.figures.counts.org),
      )
      for (const unit of new Set(units)) {
        const demand = unitDemand(group, unit, terms)
        if (demand) owes(group, unit, demand)
      }
    }
  }

  private inRosterOrder(owed: Owed[]): void {
    const order = new Map([...this.state.people, ...this.state.units].map(({ id }, index) => [id, index]))
    owed.sort((a, b) => (order.get(a.subjectId) ?? 0) - (order.get(b.subjectId) ?? 0))
  }

  private owes(demand: Demand, subject: Subject): Owed {
    const { rule, gaps } = demand
    const { measure } = rule
    const { plan } = this.state
    const prorate = this.terms.adjustments.proration(rule.id, subject.name, plan.settings.proration)
    const periods = this.periodsFor(rule, subject)
    return {
      subjectId: subject.id,
      periods: periods ?? this.periodsOf(rule, { every: 'term' }),
      gaps: periods ? gaps : [...gaps, 'anchor'],
      demand,
      prorate,
      points:
        measure.name === 'points'
          ? () => pointsOf(measure, this.pointsLines(measure, subject.id))
          : undefined,
    }
  }

  /** Undefined where the day that they run from is not known. */
  private periodsFor(rule: Rule, subject: Subject): readonly Period[] | undefined {
    const { cadence } = rule
    const { counts } = this.view.figures
    if (cadence.every === 'event') return occasionsOf(cadence, subject.id, counts, this.view.week.sunday)
    if (cadence.every === 'since') return dueSince(cadence, subject.tags ?? [], counts)
    return this.periodsOf(rule, cadence)
  }

  private periodsOf(rule: Rule, cadence: Cadence): readonly Period[] {
    const { calendar, plan } = this.state
    const known = this.periods.get(rule) ?? periodsOf(cadence, calendar, plan.settings.milestones)
    this.periods.set(rule, known)
    return known
  }
}

type Subject = PersonFacts | UnitFacts
type Owing = (group: RuleGroup, subject: Subject, demand: Demand) => void

const isOfPersons = ({ rules: [first] }: RuleGroup) => first?.audience.level === 'person'

const isEither = ({ group }: Rule, { plan }: SchoolState) =>
  group !== null && plan.settings.groups[group] === 'either'

function liesBelow(subjectId: string, unitId: string, counts: Counts): boolean {
  return counts.org.unit(subjectId)
    ? counts.org.within(unitId).has(subjectId)
    : counts.below(unitId, 'person').includes(subjectId)
}

/** The day on which people belong to their units: the one looked at, within the term. */
function within(asOf: CivilDate, { startOn, endOn }: { startOn: CivilDate; endOn: CivilDate }): CivilDate {
  return asOf < startOn ? startOn : asOf > endOn ? endOn : asOf
}
