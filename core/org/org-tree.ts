import type { CivilDate } from '../calendar/civil-date'
import { holdsOn, type PersonFacts, type UnitFacts } from './person'

/** The units of a school or district from the top down; a unit that names no other above it lies below the top. */
export class OrgTree {
  private readonly byId: ReadonlyMap<string, UnitFacts>
  private readonly withinById = new Map<string, ReadonlySet<string>>()

  constructor(
    readonly top: UnitFacts,
    readonly units: readonly UnitFacts[],
  ) {
    this.byId = new Map([...units, top].map((unit) => [unit.id, unit]))
  }

  unit(id: string): UnitFacts | undefined {
    return this.byId.get(id)
  }

  /** The unit itself and all above it, from below. */
  upwards(id: string): UnitFacts[] {
    const found: UnitFacts[] = []
    let unit = this.byId.get(id)
    // A roster that runs in a circle ends where it began.
    while (unit && !found.includes(unit)) {
      found.push(unit)
      const { parentId = null } = unit
      unit = parentId !== null ? this.byId.get(parentId) : unit === this.top ? undefined : this.top
    }
    return found
  }

  /** Ids of the unit itself and all below it. */
  within(id: string): ReadonlySet<string> {
    const known = this.withinById.get(id)
    if (known) return known
    const within = new Set(
      [...this.byId.keys()].filter((each) => this.upwards(each).some((above) => above.id === id)),
    )
    this.withinById.set(id, within)
    return within
  }

  /** The units right below. */
  childrenOf(id: string): UnitFacts[] {
    return this.units.filter((unit) => unit.id !== id && this.upwards(unit.id)[1]?.id === id)
  }

  /** Whether a person holds any post, or is a member, in the unit or below it on a day; everybody is in the top. */
  isIn(person: PersonFacts, unitId: string, on: CivilDate): boolean {
    if (unitId === this.top.id) return true
    const within = this.within(unitId)
    return person.appointments.some((held) => within.has(held.unitId) && holdsOn(held, on))
  }

  /** The school a person works at on a day. */
  schoolOf(person: PersonFacts, on: CivilDate): UnitFacts {
    for (const held of person.appointments) {
      if (!holdsOn(held, on)) continue
      const school = this.upwards(held.unitId).find((unit) => unit.kind === 'school')
      if (school) return school
    }
    return this.top
  }
}
