import { monthAndDay } from '../calendar/in-words'
import { cadenceLabel } from '../plan/cadence-label'
import { boundLabel } from '../plan/labels'
import { measureUnit } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { expectedBy, type Pace } from './pace'
import type { Standing } from './standing'

/** One line that tells a person where a promise stands and what to do next, words before numbers. */
export function standingInWords(rule: Rule, standing: Standing, paceAtWeekEnd: Pace): string {
  const unit = measureUnit(rule.measure)
  const { done, target, status } = standing
  if (status === 'logOnly' || target === null) return `仅记录，已有 ${done} ${unit}`
  if (status === 'waived') return waivedInWords(rule, standing)
  if (rule.bound.kind === 'atMost') return limitInWords(standing, target, unit)
  const left = target - done
  if (left < 0 && rule.bound.kind === 'exactly') return `比要求多 ${-left} ${unit}`
  if (status === 'met') return left < 0 ? `已完成，超出 ${-left} ${unit}` : '已完成'
  if (rule.cadence.every !== 'term') return slotInWords(standing, left, unit)
  if (status === 'onTrack') return `再${verb(rule)} ${left} ${unit}即可完成，进度正常`
  if (status === 'missed' || paceAtWeekEnd.elapsed >= paceAtWeekEnd.total) return `本学期还差 ${left} ${unit}`
  const catchUp = Math.min(left, expectedBy(target, paceAtWeekEnd) - done)
  return `再${verb(rule)} ${left} ${unit}，本周 ${catchUp} ${unit}即可跟上进度`
}

function waivedInWords(rule: Rule, { period }: Standing): string {
  if (period.waived !== null) return `${period.label}免除：${period.waived}`
  return rule.cadence.every === 'term' ? '任职不足两个教学周，本学期免除' : `${period.label}不在岗，免除`
}

function limitInWords({ done, status }: Standing, limit: number, unit: string): string {
  if (done > limit) return `超出上限 ${done - limit} ${unit}`
  if (status === 'met') return `没有超出上限，共 ${done} ${unit}`
  return done === limit ? `已到上限 ${limit} ${unit}` : `已有 ${done} ${unit}，上限 ${limit} ${unit}`
}

function slotInWords(standing: Standing, left: number, unit: string): string {
  const { period, status } = standing
  const day = monthAndDay(period.dueOn)
  if (status === 'onTrack') return `${period.label}应在 ${day}当天结束前完成 ${left} ${unit}`
  return `${period.label}还差 ${left} ${unit}（原定 ${day}）`
}

function verb(rule: Rule): string {
  return rule.measure.name === 'observationPeriods' ? '听' : '完成'
}

/** `每学期 ≥30节`, `每周四 ≥1次`. */
export function demandInWords(rule: Rule): string {
  return `${cadenceLabel(rule.cadence)} ${boundLabel(rule.bound)}`
}
