import { cadenceLabel } from './cadence-label'
import { audienceLabel, conditionLabel } from './labels'
import {
  type BuiltInMeasure,
  type CoverageMeasure,
  MEASURE_FILTERS,
  MEASURES,
  type Measure,
  type Operand,
} from './measure'

/** The measure as a clerk writes it in a plan. */
export function measureLabel(measure: Measure): string {
  switch (measure.name) {
    case 'register':
      return measure.label
    case 'deliverable':
      return `材料(${measure.title})${measure.accepted ? '[已受理]' : ''}`
    case 'declared':
      return `填报(${measure.title})`
    case 'fact':
      return measure.fact
    case 'distinct':
      return `去重(${measureLabel(measure.of)}, ${measure.by})`
    case 'coverage':
      return `覆盖(${measureLabel(measure.of)}, ${eachLabel(measure.each)}, 至少${measure.atLeast})`
    case 'ratio':
      return measure.label
    case 'points':
      return `达成分(${measure.rules.join('、')}, 满分${measure.full}, 每缺一扣${measure.lose})`
    case 'score':
      return `得分(${measure.rubric})`
    default:
      return builtInLabel(measure)
  }
}

function builtInLabel({ name, filters, where }: BuiltInMeasure): string {
  const inBrackets = [
    ...filters.map((filter) => MEASURE_FILTERS[filter].label),
    ...(where ?? []).map(conditionLabel),
  ]
  return MEASURES[name].label + (inBrackets.length > 0 ? `[${inBrackets.join('，')}]` : '')
}

function eachLabel(each: CoverageMeasure['each']): string {
  return each.every === 'value'
    ? `${each.field}=${each.values.join('、')}`
    : `每个 ${audienceLabel(each.audience)}`
}

/** One side of a ratio, as it is written. */
export function operandLabel(operand: Operand): string {
  switch (operand.name) {
    case 'headcount':
      return `人数(${audienceLabel(operand.audience)})`
    case 'due':
      return `应有次数(${cadenceLabel(operand.cadence)}${operand.times === 1 ? '' : `, ${operand.times}`})`
    case 'number':
      return String(operand.amount)
    default:
      return measureLabel(operand)
  }
}
