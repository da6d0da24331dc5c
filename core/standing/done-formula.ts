import { monthAndDay, stretchInWords } from '../calendar/in-words'
import { measureUnit } from '../plan/measure'
import { measureLabel, operandLabel } from '../plan/measure-label'
import type { Rule } from '../plan/plan'
import { inUnit } from './amount-words'
import type { Standing } from './standing'

/** What was done, as an equation in words. */
export function doneFormula({ measure }: Rule, { period, done, rate, gaps }: Standing): string {
  const label = measureLabel(measure)
  const within = `${period.label}（${stretchInWords(period.from, period.to)}）`
  const amount = inUnit(done, measureUnit(measure))
  switch (measure.name) {
    case 'ratio': {
      if (!rate)
        return `${label} = ${operandLabel(measure.numerator)} ÷ ${operandLabel(measure.denominator)}，缺数，暂不能算`
      const words = `${operandLabel(measure.numerator)} ÷ ${operandLabel(measure.denominator)}`
      const value = rate.denominator === 0 ? '不适用' : amount
      return `${within}${label} = ${words} = ${rate.numerator} ÷ ${rate.denominator} = ${value}`
    }
    case 'coverage': {
      const value = rate && rate.denominator > 0 ? amount : '不适用'
      return `${within}覆盖 = 已达到 ${measure.atLeast} 次的 ÷ 应达到的 = ${rate?.numerator ?? 0} ÷ ${rate?.denominator ?? 0} = ${value}`
    }
    case 'distinct':
      return `${within}计入的${measureLabel(measure.of)}里不同的「${measure.by}」= ${amount}`
    case 'fact':
      return gaps.includes('fact')
        ? `${label} = 花名册 ${monthAndDay(period.from)}的数，还没有填`
        : `${label} = 花名册 ${monthAndDay(period.from)}的数 = ${amount}`
    case 'declared':
      return gaps.includes('declared')
        ? `${label} = 最近一次填报的数，还没有填报`
        : `${label} = ${period.label}最近一次填报的数 = ${amount}`
    case 'points':
      return `${label} = 满分 ${measure.full} − 每缺一扣 ${measure.lose}，最低 0 分 = ${amount}`
    case 'score':
      return `${label}由人评定，系统暂不计算`
    default:
      if (period.apart > 0) return `已完成 = ${within}相隔不少于 ${period.apart} 天的${label} = ${done}`
      return `已完成 = ${within}计入的${label}之和 = ${done}`
  }
}
