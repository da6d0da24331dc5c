import type { CivilDate } from '../calendar/civil-date'
import type { HeldIn } from '../form/due'
import type { OrgTree } from '../org/org-tree'
import type { PersonFacts } from '../org/person'
import { belongsTo } from '../plan/audience'
import type { Rule } from '../plan/plan'
import { unitAnswer, unitsAt } from '../plan/unit-audience'
import { speaksForSchool, unitsSpokenFor } from './asked'
import type { CreditLevel } from './credit-level'

/** In whose name somebody hands things in. */
export interface Speaker {
  readonly level: CreditLevel
  /** Null for oneself and for the school. */
  readonly unitId: string | null
  readonly unitName: string
}

/** All in whose names a person hands in: the school, the units headed, and oneself. */
export function speakersOf(posts: readonly HeldIn[]): Speaker[] {
  const units = unitsSpokenFor(posts).map(({ unitId, unitName, unitKind }) => ({
    level: unitKind as CreditLevel,
    unitId,
    unitName,
  }))
  const school: Speaker[] = speaksForSchool(posts) ? [{ level: 'school', unitId: null, unitName: '' }] : []
  return [...school, ...units, { level: 'person', unitId: null, unitName: '' }]
}

interface Place {
  readonly org: OrgTree
  readonly today: CivilDate
  readonly termStart: CivilDate
}

/** Whether a rule is over the person, or over the unit that is spoken for. */
export function isOver(
  { audience }: Rule,
  { level, unitId }: Speaker,
  person: PersonFacts | undefined,
  { org, today, termStart }: Place,
): boolean {
  if (audience.level === 'person')
    return person !== undefined && belongsTo(audience.who, { person, date: today, termStart, org })
  // What is asked of those below a unit (a ratio over its classes) is asked of each of them.
  if (audience.level !== level && audience.level !== 'office') return true
  const unit = org.unit(unitId ?? org.top.id)
  if (!unit || !unitsAt(audience, org).some(({ id }) => id === unit.id)) return false
  return !audience.where || unitAnswer(audience.where, unit, today, termStart, org) !== false
}
