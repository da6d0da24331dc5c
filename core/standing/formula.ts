import { measureLabel } from '../plan/measure'
import type { Rule } from '../plan/plan'
import type { Pace } from './pace'
import type { Standing } from './standing'
import { boundInWords, cadenceInWords } from './words'

/** How a standing's numbers came about, line by line, for the page a number opens to. */
export function formulaInWords(
  rule: Rule,
  standing: Standing,
  pace: Pace,
  ruleNames: ReadonlyMap<string, string>,
): string[] {
  const lines = [`要求：${cadenceInWords(rule)}${measureLabel(rule.measure)} ${boundInWords(rule.bound)}`]
  const { period, target, proration } = standing
  lines.push(
    `已完成 = ${period.label}（${period.from} 至 ${period.to}）计入的${measureLabel(rule.measure)}之和 = ${standing.done}`,
  )
  if (proration && target !== null) {
    const parts = proration.segments.map(
      ({ ruleId, literal, weeks }) => `${literal} × ${weeks}（${ruleNames.get(ruleId) ?? ruleId}）`,
    )
    const sum = parts.length > 1 ? `(${parts.join(' + ')})` : parts.join('')
    lines.push(
      `折算目标 = ${sum} ÷ ${proration.teachingWeeks} 个教学周，进一取整 = ${target}；计划原数 ${standing.literal ?? '不设'}`,
    )
  }
  if (standing.status === 'waived')
    lines.push(period.waived === null ? '任职不足两个教学周，免除' : `本期免除：${period.waived}`)
  else if (target !== null && rule.cadence.every === 'term') {
    lines.push(
      `到今天应有 = ${target} × ${pace.elapsed} ÷ ${pace.total} 个教学日，去尾 = ${standing.expected}`,
    )
  } else if (target !== null) lines.push(`应在 ${period.dueOn} 当天结束前完成`)
  if (standing.missingBirthDate) lines.push('缺少出生日期，暂按较高的要求计算，请教务员补录')
  return lines
}
