import { recordKindOf } from '../plan/basic-measure'
import { isBasic, type Measure, type Operand } from '../plan/measure'

/** Counts of fewer pupils than this do not leave the school (domain.md section 7). */
const SMALLEST = 5

const PUPIL_FACTS: readonly string[] = ['人数', '班额', '在校生数', '学生数', '寄宿生数']
const HEADS: readonly string[] = ['人', '名', '人次']

/**
 * Whether a measure counts pupils. Of registers and declared numbers nobody says whose heads they count, so all that count
 * heads are taken to.
 */
export function countsPupils(measure: Measure | Operand): boolean {
  switch (measure.name) {
    case 'fact':
      return PUPIL_FACTS.includes(measure.fact)
    case 'ratio':
      return countsPupils(measure.numerator) || countsPupils(measure.denominator)
    case 'distinct':
    case 'coverage':
      return countsPupils(measure.of)
    case 'points':
    case 'score':
    case 'headcount':
    case 'due':
    case 'number':
      return false
    default:
      if (!isBasic(measure)) return false
      if (measure.name === 'clubParticipants') return true
      return (
        ['register', 'declared'].includes(recordKindOf(measure)) &&
        'unit' in measure &&
        HEADS.includes(measure.unit)
      )
  }
}

/** One to four; nobody is told of by a zero. */
export function tellsOfFew(count: number): boolean {
  return count > 0 && count < SMALLEST
}
