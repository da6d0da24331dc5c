import type { Output } from '#core/contract/contract'
import {
  type CoverageMeasure,
  type DistinctMeasure,
  isBasic,
  type Measure,
  measureUnit,
  type Operand,
  type PointsMeasure,
  type RatioMeasure,
} from '#core/plan/measure'
import { operandLabel } from '#core/plan/measure-label'
import type { Rule } from '#core/plan/plan'
import type { Look } from '#core/standing/judge-school'
import type { Stretch } from '#core/standing/period'
import type { Standing } from '#core/standing/standing'
import { coverageOf, valuesOf } from '#core/standing/value'
import type { SubjectNames } from './shapes'

type MakeUp = NonNullable<Output<'standing.proof'>['makeUp']>
type OperandShown = Extract<MakeUp, { kind: 'ratio' }>['numerator']

/** What a number that is worked out is made of; null for what is counted record by record, and for scores. */
export function makeUpOf(
  { measure }: Rule,
  { subjectId, period }: Standing,
  look: Look,
  names: SubjectNames,
): MakeUp | null {
  const { figures, week } = look.view
  const stretch = { from: period.from, to: period.to < week.sunday ? period.to : week.sunday }
  switch (measure.name) {
    case 'ratio':
      return ratioShown(measure, subjectId, stretch, look, names)
    case 'coverage':
      return coverageShown(measure, subjectId, stretch, look, names)
    case 'distinct':
      return distinctShown(measure, subjectId, stretch, look)
    case 'points':
      return pointsShown(measure, subjectId, look)
    case 'fact':
      return {
        kind: 'fact',
        fact: operandShown(measure, figures.fact(measure.fact, subjectId, stretch.from) ?? 0),
      }
    default:
      return null
  }
}

function ratioShown(
  { numerator: above, denominator: below }: RatioMeasure,
  subjectId: string,
  stretch: Stretch,
  { view: { figures } }: Look,
  names: SubjectNames,
): MakeUp {
  const both = (id: string) => ({
    numerator: figures.operand(above, id, stretch, below) ?? 0,
    denominator: figures.operand(below, id, stretch, above) ?? 0,
  })
  const whole = both(subjectId)
  const counted = [above, below].map(basicIn).find((each) => each !== null)
  const lower = counted ? figures.counts.creditedBelow(counted, subjectId) : []
  const parts = lower.map((id) => ({ id, name: names.nameOf(id), ...both(id) }))
  const sum = (side: 'numerator' | 'denominator') => parts.reduce((total, part) => total + part[side], 0)
  // What stands once for the whole, like a number of the roster, cannot be told apart by those below.
  const adds = sum('numerator') === whole.numerator && sum('denominator') === whole.denominator
  return {
    kind: 'ratio',
    numerator: operandShown(above, whole.numerator),
    denominator: operandShown(below, whole.denominator),
    below: lower.length > 1 && adds ? parts : [],
  }
}

function basicIn(operand: Operand) {
  if (operand.name === 'headcount' || operand.name === 'due' || operand.name === 'number') return null
  if (operand.name === 'distinct') return operand.of
  return isBasic(operand) ? operand : null
}

const SOURCES = {
  fact: '花名册',
  headcount: '花名册',
  due: '校历和课表',
  number: '计划',
  declared: '填报',
} as const

function operandShown(operand: Operand, amount: number): OperandShown {
  const source = operand.name in SOURCES ? SOURCES[operand.name as keyof typeof SOURCES] : '记录'
  return {
    label: operandLabel(operand),
    amount,
    unit: unitOf(operand),
    source,
    opens: basicIn(operand) !== null,
  }
}

function unitOf(operand: Operand): string {
  switch (operand.name) {
    case 'headcount':
      return operand.audience.level === 'person' ? '人' : '个'
    case 'due':
      return '次'
    case 'number':
      return ''
    default:
      return measureUnit(operand as Measure)
  }
}

function coverageShown(
  measure: CoverageMeasure,
  subjectId: string,
  stretch: Stretch,
  { view: { figures } }: Look,
  names: SubjectNames,
): MakeUp {
  const isValue = measure.each.every === 'value'
  const lines = coverageOf(measure, subjectId, stretch, figures).each.map(({ key, done, covered }) => ({
    covered,
    line: { id: isValue ? null : key, name: isValue ? key : names.nameOf(key), done },
  }))
  const those = (wanted: boolean) => lines.filter(({ covered }) => covered === wanted).map(({ line }) => line)
  return { kind: 'coverage', atLeast: measure.atLeast, covered: those(true), missing: those(false) }
}

function distinctShown(
  measure: DistinctMeasure,
  subjectId: string,
  stretch: Stretch,
  { view: { figures } }: Look,
): MakeUp {
  const values = [...valuesOf(measure, subjectId, stretch, figures)].map(([value, count]) => ({
    value,
    count,
  }))
  return { kind: 'distinct', values: values.sort((a, b) => (a.value < b.value ? -1 : 1)) }
}

function pointsShown(measure: PointsMeasure, subjectId: string, look: Look): MakeUp {
  const lines = look.pointsLines(measure, subjectId).map(({ rule, short, lost }) => ({
    ruleId: rule.id,
    ruleName: rule.name,
    short,
    lost,
  }))
  return { kind: 'points', full: measure.full, lose: measure.lose, lines }
}
