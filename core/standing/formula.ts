import { monthAndDay, stretchInWords } from '../calendar/in-words'
import { cadenceLabel } from '../plan/cadence-label'
import { boundLabel, countedInWords } from '../plan/labels'
import { measureLabel } from '../plan/measure-label'
import type { Rule } from '../plan/plan'
import { GAPS } from './gaps'
import type { Pace } from './pace'
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
  const { period, target, proration } = standing
  lines.push(
    `已完成 = ${period.label}（${stretchInWords(period.from, period.to)}）计入的${measureLabel(rule.measure)}之和 = ${standing.done}`,
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
  if (period.slots.length > 1 && target !== null)
    lines.push(`这一周有 ${period.slots.length} 次安排，共需 ${target}`)
  lines.push(...dueInWords(rule, standing, pace))
  lines.push(...standing.gaps.map((gap) => GAPS[gap]))
  return lines
}

/** What should have been done by the day judged at; a limit (至多) is never due. */
function dueInWords(rule: Rule, { status, period, target, expected }: Standing, pace: Pace): string[] {
  if (status === 'waived') {
    if (period.waived !== null) return [`本期免除：${period.waived}`]
    return [rule.cadence.every === 'term' ? '任职不足两个教学周，免除' : '这一期不在岗，免除']
  }
  if (target === null || rule.bound.kind === 'atMost') return []
  if (rule.cadence.every !== 'term') return [`应在 ${period.slots.map(monthAndDay).join('、')}当天结束前完成`]
  return [`按进度应有 = ${target} × ${pace.elapsed} ÷ ${pace.total} 个教学日，去尾 = ${expected}`]
}
