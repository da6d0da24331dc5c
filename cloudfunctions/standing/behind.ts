import type { CivilDate } from '#core/calendar/civil-date'
import { splitOf, type Tallied, tallyKey } from '#core/plan/basic-measure'
import { isBasic, type Measure, type Operand } from '#core/plan/measure'
import type { Rule } from '#core/plan/plan'
import type { Figures } from '#core/standing/figures'
import type { Standing } from '#core/standing/standing'

/** Which credits stand behind a number: of what is tallied, of these subjects, in these days. */
export interface Behind {
  readonly tallied: Tallied
  readonly subjectIds: readonly string[]
  readonly from: CivilDate
  readonly to: CivilDate
}

export type Part = 'numerator' | 'denominator'

/** Null for a number without records: of the roster or the timetable, or derived from standings. */
export function behindOf(
  { measure }: Rule,
  { subjectId, period }: Standing,
  part: Part,
  figures: Figures,
  through: CivilDate,
): Behind | null {
  const tallied = talliedIn(measure, part)
  if (!tallied) return null
  const every = measure.name === 'coverage' && measure.each.every === 'subject' ? measure.each.audience : null
  const subjectIds = every
    ? figures.members(every, subjectId)
    : figures.counts.creditedBelow(tallied.measure, subjectId)
  return { tallied, subjectIds, from: period.from, to: period.to < through ? period.to : through }
}

function talliedIn(measure: Measure | Operand, part: Part): Tallied | null {
  switch (measure.name) {
    case 'ratio':
      return talliedIn(part === 'numerator' ? measure.numerator : measure.denominator, part)
    case 'distinct':
      return { measure: measure.of, by: measure.by }
    case 'coverage':
      return { measure: measure.of, by: measure.each.every === 'value' ? measure.each.field : null }
    case 'headcount':
    case 'due':
    case 'number':
      return null
    default:
      return isBasic(measure) ? { measure, by: null } : null
  }
}

/** Whether a credit's measure is what is tallied; a split one is kept under a key for each value. */
export function isTallied(measure: string, { tallied }: Behind): boolean {
  return tallied.by === null ? measure === tallyKey(tallied) : measure.startsWith(splitOf(tallied))
}
