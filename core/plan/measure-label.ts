import { basicMeasureLabel } from './basic-measure-label'
import { cadenceLabel } from './cadence-label'
import { audienceLabel } from './labels'
import type { CoverageMeasure, Measure, Operand, RatioMeasure } from './measure'

/** The measure as a clerk writes it in a plan. */
export function measureLabel(measure: Measure): string {
  switch (measure.name) {
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
      return basicMeasureLabel(measure)
  }
}

function eachLabel(each: CoverageMeasure['each']): string {
  if (each.every === 'value') return `${each.field}=${each.values.join('、')}`
  const label = audienceLabel(each.audience)
  if (each.audience.level !== 'person') return `${each.audience.level === 'school' ? '每所' : '每个'}${label}`
  return `每位${label.replace(/^全体(?=教职工$)/, '')}`
}

/** How a ratio is worked out, whatever the plan calls it. */
export function ratioFormula({ numerator, denominator, as }: RatioMeasure): string {
  const [above, below] = [operandLabel(numerator), operandLabel(denominator)]
  if (as === 'percent') return `比率(${above} / ${below})`
  return denominator.name === 'headcount'
    ? `人均(${above}, ${audienceLabel(denominator.audience)})`
    : `人均(${above}, ${below})`
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
