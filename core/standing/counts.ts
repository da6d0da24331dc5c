import type { CivilDate } from '../calendar/civil-date'
import type { SchoolCalendar } from '../calendar/school-calendar'
import type { OrgTree } from '../org/org-tree'
import { holdsOn, type PersonFacts, type UnitKind } from '../org/person'
import {
  type BasicMeasure,
  creditLevelOf,
  type DeclaredMeasure,
  givenKey,
  measureKey,
  type Tallied,
} from '../plan/basic-measure'
import type { CreditLevel } from '../record/credit-level'
import { type History, NO_HISTORY } from './history'
import type { Stretch } from './period'
import { Series } from './series'
import type { TallySheet } from './tally'

/** Of one measure: what the sums for those above its level came to. */
interface Counted {
  readonly key: string
  readonly level: CreditLevel
  readonly own: ReadonlyMap<string, Series>
  readonly sums: Map<string, Series | undefined>
}

/** What was counted for a subject itself or, where a measure credits another level, for all that lie below it. */
export class Counts {
  private readonly counted = new Map<BasicMeasure, Counted>()
  private readonly lowers = new Map<string, readonly string[]>()
  private readonly people: ReadonlyMap<string, PersonFacts>

  constructor(
    readonly calendar: SchoolCalendar,
    readonly org: OrgTree,
    readonly staff: readonly PersonFacts[],
    readonly tallies: TallySheet,
    /** The day on which people belong to their units. */
    readonly on: CivilDate,
    readonly history: History = NO_HISTORY,
  ) {
    this.people = new Map(staff.map((person) => [person.id, person]))
  }

  /** Day by day in this term; undefined when there is nothing. */
  series(measure: BasicMeasure, subjectId: string): Series | undefined {
    return this.seriesIn(this.countedBy(measure), subjectId)
  }

  /** The same for many subjects. */
  seriesBy(measure: BasicMeasure): (subjectId: string) => Series | undefined {
    const counted = this.countedBy(measure)
    return (subjectId) => this.seriesIn(counted, subjectId)
  }

  private seriesIn({ key, level, own, sums }: Counted, subjectId: string): Series | undefined {
    const credited = own.get(subjectId)
    // Nobody but people is credited by person; a unit may stand above others of its level.
    if (credited && level === 'person') return credited
    if (this.isAt(level, subjectId)) return credited
    if (sums.has(subjectId)) return sums.get(subjectId)
    const parts = this.below(subjectId, level).flatMap((id) => this.tallies.series(key, id) ?? [])
    const sum = parts.length === 0 ? undefined : Series.sumOf(parts)
    sums.set(subjectId, sum)
    return sum
  }

  private countedBy(measure: BasicMeasure): Counted {
    const known = this.counted.get(measure)
    if (known) return known
    const key = measureKey(measure)
    const own = this.tallies.creditedBy(key)
    const counted = { key, own, level: creditLevelOf(measure), sums: new Map() }
    this.counted.set(measure, counted)
    return counted
  }

  /** The sum of a stretch, with what other terms of the school have of it. */
  between(measure: BasicMeasure, subjectId: string, { from, to }: Stretch): number {
    const { tallies } = this
    const own = this.series(measure, subjectId)?.between(tallies.indexOf(from), tallies.indexOf(to)) ?? 0
    return own + this.before(measure, subjectId, { from, to })
  }

  /** What other terms have of a stretch. */
  before(measure: BasicMeasure, subjectId: string, { from, to }: Stretch): number {
    let sum = 0
    for (const { tallies, term } of this.history.terms) {
      if (term.endOn < from || term.startOn > to) continue
      for (const id of this.creditedBelow(measure, subjectId))
        sum += tallies.between(measureKey(measure), id, from, to)
    }
    return sum
  }

  /** How often each value of the field was counted. */
  values(tallied: Tallied, subjectId: string, { from, to }: Stretch): Map<string, number> {
    const values = new Map<string, number>()
    const sheets = [this.tallies, ...this.history.terms.map((term) => term.tallies)]
    for (const id of this.creditedBelow(tallied.measure, subjectId))
      for (const sheet of sheets)
        for (const [value, quantity] of sheet.valuesOf(tallied, id, from, to))
          values.set(value, (values.get(value) ?? 0) + quantity)
    return values
  }

  /**
   * The number declared last by the end of a stretch, in this term or in one that the stretch reaches back into; undefined
   * when none was. Of all that lie below a subject it is the sum, known once one of them has declared.
   */
  declared(measure: DeclaredMeasure, subjectId: string, stretch: Stretch): number | undefined {
    let sum: number | undefined
    for (const id of this.creditedBelow(measure, subjectId)) {
      const amount = this.declaredBy(measure, id, stretch)
      if (amount !== undefined) sum = (sum ?? 0) + amount
    }
    return sum
  }

  private declaredBy(measure: DeclaredMeasure, subjectId: string, { from, to }: Stretch): number | undefined {
    const earlier = this.history.terms.filter(({ term }) => term.endOn >= from).map(({ tallies }) => tallies)
    for (const sheet of [this.tallies, ...earlier.reverse()]) {
      const on = sheet.lastDay(givenKey(measure), subjectId, '0000-01-01', to)
      if (on !== undefined) return sheet.between(measureKey(measure), subjectId, on, on)
    }
    return undefined
  }

  /** Whom a measure credits for a subject: itself, or those below it. */
  creditedBelow(measure: BasicMeasure, subjectId: string): readonly string[] {
    const level = creditLevelOf(measure)
    return this.isAt(level, subjectId) ? [subjectId] : this.below(subjectId, level)
  }

  /** Everybody or everything of a level that lies below a subject; of a person, the units they lead. */
  below(subjectId: string, level: CreditLevel): readonly string[] {
    const key = `${level}/${subjectId}`
    const known = this.lowers.get(key)
    if (known) return known
    const lower = this.lower(subjectId, level)
    this.lowers.set(key, lower)
    return lower
  }

  private lower(subjectId: string, level: CreditLevel): readonly string[] {
    const { org, on } = this
    const person = this.people.get(subjectId)
    if (person && level === 'person') return [subjectId]
    if (level === 'person')
      return this.staff.filter((each) => org.isIn(each, subjectId, on)).map(({ id }) => id)
    const within = person ? this.ledBy(person) : org.within(subjectId)
    // What an office hands in itself is of its own, beside what its schools do.
    const own = level === 'school' && subjectId === org.top.id ? [subjectId] : []
    const units = org.units.filter((unit) => unit.kind === level && within.has(unit.id))
    return [...own, ...units.map(({ id }) => id).filter((id) => !own.includes(id))]
  }

  /** The units of a level that a subject belongs to. */
  above(subjectId: string, level: CreditLevel): readonly string[] {
    const { org, on } = this
    const person = this.people.get(subjectId)
    const held = person?.appointments.filter((each) => holdsOn(each, on)) ?? []
    const from = person ? held.map(({ unitId }) => unitId) : [subjectId]
    const above = from.flatMap((id) => org.upwards(id)).filter((unit) => unit.kind === level)
    return [...new Set(above.map(({ id }) => id))]
  }

  private ledBy(person: PersonFacts): ReadonlySet<string> {
    const leads = person.appointments.filter((held) => LEADING.includes(held.post) && holdsOn(held, this.on))
    return new Set(leads.flatMap(({ unitId }) => [...this.org.within(unitId)]))
  }

  private isAt(level: CreditLevel, subjectId: string): boolean {
    return this.kindOf(subjectId) === level
  }

  kindOf(subjectId: string): UnitKind | 'person' {
    return this.org.unit(subjectId)?.kind ?? 'person'
  }

  person(id: string): PersonFacts | undefined {
    return this.people.get(id)
  }
}

const LEADING: readonly string[] = ['classTeacher', 'groupLead', 'gradeLead', 'instructor', 'principal']
