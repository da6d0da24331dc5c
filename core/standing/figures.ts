import type { CivilDate } from '../calendar/civil-date'
import { standsOn, type UnitFacts } from '../org/person'
import { belongsTo } from '../plan/audience'
import { type BasicMeasure, creditLevelOf } from '../plan/basic-measure'
import type { Cadence } from '../plan/cadence'
import { isBasic, type Measure, type Operand } from '../plan/measure'
import type { Milestone } from '../plan/plan'
import type { Audience } from '../plan/predicate'
import { factOn, unitAnswer, unitsAt } from '../plan/unit-audience'
import type { Counts } from './counts'
import { isPast, type Moment } from './moment'
import { isPaced, type Period, periodsOf, type Stretch } from './period'

/** One side of a rate: undefined as long as nobody has entered or declared it. */
export type Amount = number | undefined

/** Numbers that are worked out when they are looked at, as of a moment: from counts, the roster and the calendar. */
export class Figures {
  private readonly periods = new Map<Cadence, readonly Period[]>()

  constructor(
    readonly counts: Counts,
    private readonly milestones: readonly Milestone[],
    private readonly moment: Moment,
  ) {}

  /** Σ of an operand over all that lie below a subject. */
  operand(operand: Operand, subjectId: string, stretch: Stretch, beside: Operand = operand): Amount {
    switch (operand.name) {
      case 'number':
        return operand.amount
      case 'fact':
        return this.fact(operand.fact, subjectId, stretch.from)
      case 'headcount':
        return this.members(operand.audience, subjectId).length
      case 'distinct':
        return this.counts.values({ measure: operand.of, by: operand.by }, subjectId, stretch).size
      case 'due':
        return this.due(operand.cadence, stretch, subjectId) * operand.times * this.shares(beside, subjectId)
      case 'declared':
        return this.counts.declared(operand, subjectId, stretch)
      default:
        return this.counts.between(operand, subjectId, stretch)
    }
  }

  /** A number of the roster as of a day; where the unit has none, the sum of those right below it that do. */
  fact(name: string, subjectId: string, on: CivilDate): Amount {
    const { org } = this.counts
    const unit = org.unit(subjectId)
    const { startOn } = this.counts.calendar.term
    const own = unit && factOn(unit, name, on < startOn ? startOn : on)
    if (own !== undefined || !unit) return own
    const within = org.within(subjectId)
    const there = this.standing(org.units)
    if (name === '班数') return there.filter(({ id, kind }) => kind === 'class' && within.has(id)).length
    const lower = this.standing(org.childrenOf(subjectId)).flatMap(({ id }) => this.fact(name, id, on) ?? [])
    return lower.length === 0 ? undefined : lower.reduce((sum, amount) => sum + amount, 0)
  }

  /** Who or what of an audience lies below a subject; of a person, in the whole school. */
  members(audience: Audience, subjectId: string): string[] {
    const { org, on, staff, calendar } = this.counts
    const { startOn } = calendar.term
    const scope = this.counts.person(subjectId) ? org.top.id : subjectId
    if (audience.level === 'person') {
      return staff
        .filter((person) => org.isIn(person, scope, on))
        .filter((person) => belongsTo(audience.who, { person, date: on, termStart: startOn, org }))
        .map(({ id }) => id)
    }
    const within = org.within(scope)
    const { where } = audience
    return this.standing(unitsAt(audience, org))
      .filter(({ id }) => within.has(id))
      .filter((unit) => where === undefined || unitAnswer(where, unit, on, startOn, org) !== false)
      .map(({ id }) => id)
  }

  /** How often a cadence has come due in a stretch; what is owed once over all of it is owed from the beginning. */
  private due(cadence: Cadence, { from, to }: Stretch, subjectId: string): number {
    if (cadence.every === 'event') return this.counts.between(cadence.after, subjectId, { from, to })
    const { calendar } = this.counts
    const periods = this.periods.get(cadence) ?? periodsOf(cadence, calendar, this.milestones)
    this.periods.set(cadence, periods)
    const owed = periods.filter(({ waived }) => waived === null)
    if (isPaced(cadence)) return owed.reduce((sum, { slots }) => sum + slots.length, 0)
    return owed
      .flatMap(({ slots }) => slots)
      .filter((day) => from <= day && day <= to && isPast(day, this.moment)).length
  }

  /** What is due is due to each whom the other side of the rate credits. */
  private shares(beside: Operand, subjectId: string): number {
    const measure = basicIn(beside)
    if (!measure) return 1
    const { org, on } = this.counts
    const credited = this.counts.creditedBelow(measure, subjectId).filter((id) => {
      const unit = org.unit(id)
      return unit === undefined || standsOn(unit, on)
    })
    if (creditLevelOf(measure) !== 'group' || !GROUP_RESEARCH.includes(measure.name)) return credited.length
    return credited.filter((id) => org.unit(id)?.groupKind === 'subject').length
  }

  /** Of units those that are there: what a class did that is gone still counts above it, but nothing is due from it. */
  private standing(units: readonly UnitFacts[]): UnitFacts[] {
    return units.filter((unit) => standsOn(unit, this.counts.on))
  }
}

/** Sessions of teaching research are expected of subject groups only, not of every office. */
const GROUP_RESEARCH: readonly string[] = ['researchSessions']

/** What of an operand records are counted by. */
export function basicIn(measure: Measure | Operand): BasicMeasure | undefined {
  if (measure.name === 'distinct') return measure.of
  if (measure.name === 'headcount' || measure.name === 'due' || measure.name === 'number') return undefined
  return isBasic(measure) ? measure : undefined
}
