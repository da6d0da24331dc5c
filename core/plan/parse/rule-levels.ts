import type { CreditLevel } from '../../record/credit-level'
import { creditLevelOf } from '../basic-measure'
import { isBasic, type Measure, type Operand } from '../measure'
import { measureLabel } from '../measure-label'
import type { Audience } from '../predicate'
import type { Cell } from './cell'
import { levelOf } from './measure-names'

type Level = Audience['level']

const OWED_BY: Record<Level, { counts: string; example: string }> = {
  person: { counts: '人', example: '「任课教师」' },
  group: { counts: '组', example: '「学科教研组」' },
  grade: { counts: '年级', example: '「年级」' },
  class: { counts: '班级', example: '「班级」' },
  club: { counts: '社团', example: '「社团」' },
  school: { counts: '学校', example: '「学校」' },
  cluster: { counts: '片区', example: '「片区」' },
  office: { counts: '机构', example: '「本机构」' },
}

/** What lies in a unit of a level, the level itself included. */
const WITHIN: Record<Level, readonly Level[]> = {
  person: ['person'],
  group: ['group', 'person'],
  club: ['club', 'person'],
  class: ['class', 'person'],
  grade: ['grade', 'class', 'person'],
  school: ['school', 'grade', 'class', 'group', 'club', 'person'],
  cluster: ['cluster', 'school', 'grade', 'class', 'group', 'club', 'person'],
  office: ['office', 'cluster', 'school', 'grade', 'class', 'group', 'club', 'person'],
}

/**
 * Whether whoever owes a rule can have its number: what is counted record by record stands at the level it is credited to (a
 * school's number also at the cluster's and the office's); what is worked out stands there or above. Says what is wrong.
 */
export function levelsFit(cell: Cell, audience: Audience, measure: Measure): boolean {
  const { level } = audience
  if (isBasic(measure)) {
    const credits = creditLevelOf(measure)
    return credits === levelOf(audience) || refuse(cell, level, measure, credits)
  }
  if (measure.name === 'fact') {
    if (level !== 'person') return true
    cell.fault(`「${measure.fact}」是单位的数，对象却写的是人。`, '请把对象写成「班级」「学校」这样。')
    return false
  }
  if (nobodyBelow(level, measure)) {
    const fault = `「${measureLabel(measure)}」要数几个人或几个单位，对象却写的是${OWED_BY[level].counts}。`
    cell.fault(fault, '请把对象写成「学校」「学科教研组」这样，比要数的大。')
    return false
  }
  const outside = levelsIn(measure).find((counted) => !WITHIN[level].includes(counted))
  return outside === undefined || refuse(cell, level, measure, outside)
}

/** Who is covered or counted has to lie below whoever owes it. */
function nobodyBelow(level: Level, measure: Measure): boolean {
  if (measure.name === 'coverage') {
    return measure.each.every === 'subject' && measure.each.audience.level === level
  }
  if (measure.name !== 'ratio') return false
  return [measure.numerator, measure.denominator].some(
    (operand) => operand.name === 'headcount' && operand.audience.level === level,
  )
}

function levelsIn(measure: Exclude<Measure, { name: 'fact' }>): Level[] {
  switch (measure.name) {
    case 'distinct':
      return [creditLevelOf(measure.of)]
    case 'coverage':
      return [measure.each.every === 'subject' ? measure.each.audience.level : creditLevelOf(measure.of)]
    case 'ratio':
      return [measure.numerator, measure.denominator].flatMap(levelOfOperand)
    default:
      return []
  }
}

function levelOfOperand(operand: Operand): Level[] {
  switch (operand.name) {
    case 'headcount':
      return [operand.audience.level]
    case 'distinct':
      return [creditLevelOf(operand.of)]
    case 'fact':
    case 'due':
    case 'number':
      return []
    default:
      return [creditLevelOf(operand)]
  }
}

function refuse(cell: Cell, level: Level, measure: Measure, counted: CreditLevel | Level): false {
  const owed = OWED_BY[counted]
  const label = measureLabel(measure)
  const instead = isBasic(measure) ? '或换一个统计口径' : '或写比它大的单位'
  cell.fault(
    `「${label}」记在${owed.counts}的名下，对象却写的是${OWED_BY[level].counts}。`,
    `请把对象写成${owed.example}这样，${instead}。`,
  )
  return false
}
