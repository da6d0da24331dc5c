import { MEASURES } from '../plan/measure'
import type { Bound, Rule } from '../plan/plan'
import type { Pace } from './pace'
import type { Standing } from './standing'

/** One line that tells a person where a promise stands and what to do next, words before numbers. */
export function standingInWords(rule: Rule, standing: Standing, paceAtWeekEnd: Pace): string {
  const { unit } = MEASURES[rule.measure.name]
  const { done, target, status, period } = standing
  if (status === 'logOnly' || target === null) return `仅记录，已有 ${done} ${unit}`
  if (status === 'waived') {
    return period.waived === null ? '任职不足两个教学周，本学期免除' : `${period.label}免除：${period.waived}`
  }
  if (status === 'met') return done > target ? `已完成，超出 ${done - target} ${unit}` : '已完成'
  const left = target - done
  if (left < 0) return `超出上限 ${-left} ${unit}`
  if (rule.cadence.every !== 'term') return slotInWords(standing, left, unit)
  if (status === 'onTrack') return `再${verb(rule)} ${left} ${unit}即可完成，进度正常`
  if (standing.status === 'missed' || paceAtWeekEnd.elapsed >= paceAtWeekEnd.total)
    return `本学期还差 ${left} ${unit}`
  const catchUp = Math.min(left, Math.floor((target * paceAtWeekEnd.elapsed) / paceAtWeekEnd.total) - done)
  return `再${verb(rule)} ${left} ${unit}，本周 ${catchUp} ${unit}即可跟上进度`
}

function slotInWords(standing: Standing, left: number, unit: string): string {
  const { period, status } = standing
  const day = `${Number(period.dueOn.slice(5, 7))} 月 ${Number(period.dueOn.slice(8))} 日`
  if (status === 'onTrack') return `${period.label}应在 ${day}前完成 ${left} ${unit}`
  return `${period.label}还差 ${left} ${unit}（原定 ${day}）`
}

function verb(rule: Rule): string {
  return rule.measure.name === 'observationPeriods' ? '听' : '完成'
}

const BOUND_SIGNS = { atLeast: '≥', atMost: '≤', exactly: '=' } as const

/** `≥ 30 节`; 不设数 for a rule that only logs. */
export function boundInWords(bound: Bound): string {
  return bound.kind === 'none' ? '不设数' : `${BOUND_SIGNS[bound.kind]} ${bound.amount} ${bound.unit}`
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

export function cadenceInWords(rule: Rule): string {
  switch (rule.cadence.every) {
    case 'term':
      return '每学期'
    case 'week':
      return '每周'
    case 'weekday':
      return `每周${WEEKDAYS[rule.cadence.weekday - 1] ?? ''}`
    case 'milestone':
      return rule.cadence.names.join('、')
  }
}

/** `每学期 ≥ 30 节`, `每周四 ≥ 1 次`. */
export function demandInWords(rule: Rule): string {
  return `${cadenceInWords(rule)} ${boundInWords(rule.bound)}`
}
