import type { CivilDate } from '../calendar/civil-date'
import type { OrgTree } from '../org/org-tree'
import { holdsOn, type UnitFacts } from '../org/person'
import { type Answer, allOf, anyOf, holdsFor, notOf } from './comparison'
import type { Audience, UnitPredicate } from './predicate'

/**
 * Whether a unit is of an audience on a day. Numbers (人数, 班额) are those of `termStart` and frozen; a number that nobody
 * has entered can satisfy either side of a line, like a missing birth date.
 */
export function unitAnswer(
  where: UnitPredicate,
  unit: UnitFacts,
  date: CivilDate,
  termStart: CivilDate,
  org: OrgTree,
): Answer {
  const answer = (each: UnitPredicate): Answer => unitAnswer(each, unit, date, termStart, org)
  switch (where.is) {
    case 'fact': {
      const amount = factOn(unit, where.fact, termStart)
      return amount === undefined ? undefined : holdsFor(amount, where.compare, where.amount)
    }
    case 'tag':
      return (unit.tags ?? []).some((held) => held.tag === where.tag && holdsOn(held, date))
    case 'subject':
      return subjectsIn(unit.subject).some((subject) => where.subjects.includes(subject))
    case 'grade':
      return org.upwards(unit.id).some((above) => above.kind === 'grade' && where.grades.includes(above.name))
    case 'named':
      return where.names.includes(unit.name)
    case 'not':
      return notOf(answer(where.of))
    case 'all':
      return allOf(where.of.map(answer))
    case 'any':
      return anyOf(where.of.map(answer))
  }
}

/** Units at the audience's level, whether or not its conditions are met. */
export function unitsAt(audience: Exclude<Audience, { level: 'person' }>, org: OrgTree): UnitFacts[] {
  switch (audience.level) {
    case 'office':
      return [org.top]
    case 'school':
      return org.top.kind === 'school' ? [org.top] : org.units.filter((unit) => unit.kind === 'school')
    case 'group':
      return org.units.filter((unit) => unit.groupKind === audience.groupKind)
    default:
      return org.units.filter((unit) => unit.kind === audience.level)
  }
}

/** The number on a day; one that was first entered later holds from the beginning. */
export function factOn(unit: UnitFacts, name: string, date: CivilDate): number | undefined {
  const known = (unit.facts ?? []).filter(({ fact }) => fact === name)
  const first = known.reduce<(typeof known)[number] | undefined>(
    (best, each) => (best === undefined || each.from < best.from ? each : best),
    undefined,
  )
  return known.reduce(
    (best, each) => (each.from <= date && best !== undefined && each.from >= best.from ? each : best),
    first,
  )?.amount
}

/** A roster may name several: 语文、道法. */
export function subjectsIn(subject: string | undefined): string[] {
  return (subject ?? '').split(/[、，,;；/]/).filter(Boolean)
}
