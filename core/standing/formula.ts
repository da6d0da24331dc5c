import { monthAndDay, stretchInWords } from '../calendar/in-words'
import { cadenceLabel } from '../plan/cadence-label'
import { boundLabel, countedInWords } from '../plan/labels'
import { measureUnit } from '../plan/measure'
import { measureLabel } from '../plan/measure-label'
import type { Rule } from '../plan/plan'
import { inUnit } from './amount-words'
import { doneFormula } from './done-formula'
import { isCount } from './fill'
import { GAPS } from './gaps'
import type { Pace } from './pace'
import { isPaced } from './period'
import type { Standing } from './standing'

/** How a standing's numbers came about, line by line, for the page a number opens to. */
export function formulaInWords(
  rule: Rule,
  standing: Standing,
  pace: Pace,
  ruleNames: ReadonlyMap<string, string>,
): string[] {
  const lines = [`要求：${cadenceLabel(rule.cadence)}${measureLabel(rule.measure)} ${boundLabel(rule.bound)}`]
  if (rule.measure.name === 'register') lines.push(countedInWords(rule.measure))
  const { period, target, proration, adjustment } = standing
  lines.push(doneFormula(rule, standing))
  if (adjustment) lines.push(`单独调整（${adjustment.reason}）`)
  if (proration && target !== null) {
    const parts = proration.segments.map(
      ({ ruleId, literal, weeks }) => `${literal} × ${weeks}（${ruleNames.get(ruleId) ?? ruleId}）`,
    )
    const sum = parts.length > 1 ? `(${parts.join(' + ')})` : parts.join('')
    lines.push(
      `折算目标 = ${sum} ÷ ${proration.teachingWeeks} 个教学周，进一取整 = ${target}；计划原数 ${standing.literal ?? '不设'}`,
    )
  }
  if (period.slots.length > 1 && target !== null && isCount(rule.measure))
    lines.push(`${slotsInWords(standing)}，共需 ${target}`)
  lines.push(...dueInWords(rule, standing, pace))
  lines.push(...standing.gaps.map((gap) => GAPS[gap]))
  return lines
}

function slotsInWords({ period }: Standing): string {
  const within = period.fromWeek === period.toWeek ? '这一周' : period.label
  return `${within}有 ${period.slots.length} 次安排`
}

/** What should have been done by the day judged at; a limit (至多) is never due. */
function dueInWords(rule: Rule, standing: Standing, pace: Pace): string[] {
  const { status, period, target, expected, because, adjustment } = standing
  if (status === 'waived') {
    if (period.waived !== null) return [`本期免除：${period.waived}`]
    switch (because) {
      case 'adjusted':
        return [`单独免除：${adjustment?.reason ?? ''}`]
      case 'notApplicable':
        return ['分母为 0，不适用']
      case 'noOccasion':
        return ['还没有发生需要跟进的事']
      case 'otherMet':
        return ['同组另一项已完成（二选一）']
      case 'short':
        return ['任职不足两个教学周，免除']
      default:
        return ['这一期不在岗，免除']
    }
  }
  if (target === null || status === 'logOnly' || rule.bound.kind === 'atMost') return []
  const unit = measureUnit(rule.measure)
  if (!isPaced(rule.cadence)) {
    if (period.windows) return [`到现在应有 = ${expected}，每一次都在自己的期限内才算`]
    return [`应在 ${[...new Set(period.slots)].map(monthAndDay).join('、')}当天结束前完成`]
  }
  if (standing.rate && expected === target) return [`到现在就应保持 ${inUnit(target, unit)}`]
  const byTerm = rule.cadence.every === 'term' || rule.cadence.every === 'times'
  if (!byTerm) return [`${stretchInWords(period.from, period.to)}按日子推算，到现在应有 ${expected}`]
  return [`按进度应有 = ${target} × ${pace.elapsed} ÷ ${pace.total} 个教学日，去尾 = ${expected}`]
}
