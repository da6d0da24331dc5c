import { monthAndDay } from '../calendar/in-words'
import { cadenceLabel } from '../plan/cadence-label'
import { boundLabel } from '../plan/labels'
import { measureUnit } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { difference, inUnit } from './amount-words'
import { isCount } from './fill'
import { GAPS } from './gaps'
import { expectedBy, type Pace } from './pace'
import { isPaced } from './period'
import type { Because, Standing } from './standing'
import { valueInWords } from './value-words'

/** One line that tells a person where a promise stands and what to do next, words before numbers. */
export function standingInWords(rule: Rule, standing: Standing, paceAtWeekEnd: Pace): string {
  const unit = measureUnit(rule.measure)
  const { done, target, status, gaps, period } = standing
  if (status === 'logOnly') return loggedInWords(rule, standing, unit)
  if (status === 'waived') return waivedInWords(standing)
  if (target === null) return `仅记录，已有 ${inUnit(done, unit)}`
  if (gaps.includes('declared')) return `${GAPS.declared}，${period.label}需要填报`
  if (!isCount(rule.measure)) return valueInWords(rule, standing, unit)
  if (rule.bound.kind === 'atMost') return limitInWords(standing, target, unit)
  const left = target - done
  if (left < 0 && rule.bound.kind === 'exactly') return `比要求多 ${-left} ${unit}`
  if (status === 'met') return left < 0 ? `已完成，超出 ${-left} ${unit}` : '已完成'
  if (left <= 0) return `比要求的多了些，共 ${inUnit(done, unit)}`
  if (!isPaced(rule.cadence)) return slotInWords(standing, left, unit)
  if (status === 'onTrack') return `再${verb(rule)} ${left} ${unit}即可完成，进度正常`
  const byTerm = rule.cadence.every === 'term' || rule.cadence.every === 'times'
  const ended = paceAtWeekEnd.elapsed >= paceAtWeekEnd.total
  if (status === 'missed' || !byTerm || ended) return `${period.label}还差 ${left} ${unit}`
  return `再${verb(rule)} ${left} ${unit}，本周 ${catchUpOf(done, target, paceAtWeekEnd)} ${unit}即可跟上进度`
}

/** How many of them within the week bring a promise of the term back to its pace. */
export function catchUpOf(done: number, target: number, paceAtWeekEnd: Pace): number {
  return Math.min(target - done, expectedBy(target, paceAtWeekEnd) - done)
}

const LOGGED: Partial<Record<Because, string>> = {
  unset: '周期待定，请学校先选定多久一次',
  notComputed: '得分由人评定，系统暂不计算',
}

function loggedInWords({ bound }: Rule, { done, because, gaps }: Standing, unit: string): string {
  const sofar = `已有 ${inUnit(done, unit)}`
  const [gap] = gaps
  if (because === 'unknown') return gap === undefined ? `仅记录，${sofar}；${GAPS.reference}` : GAPS[gap]
  const why = because === null ? undefined : LOGGED[because]
  if (why) return `仅记录，${sofar}；${why}`
  return bound.kind === 'undecided' ? `要求待定，仅记录，${sofar}` : `仅记录，${sofar}`
}

const WAIVED: Partial<Record<Because, string>> = {
  short: '任职不足两个教学周，本学期免除',
  notApplicable: '还没有可以计算的基数，暂不适用',
  noOccasion: '还没有发生需要跟进的事，暂不要求',
  otherMet: '另一项已完成，这一项不再要求',
}

function waivedInWords({ period, because, adjustment }: Standing): string {
  if (because === 'adjusted') return `已免除：${adjustment?.reason ?? ''}`
  if (because === 'absent') return `${period.label}不在岗，免除`
  const why = because === null ? undefined : WAIVED[because]
  return why ?? `${period.label}免除：${period.waived ?? ''}`
}

function limitInWords({ done, status }: Standing, limit: number, unit: string): string {
  if (done > limit) return `超出上限 ${inUnit(difference(done, limit), unit)}`
  if (status === 'met') return `没有超出上限，共 ${inUnit(done, unit)}`
  return done === limit && limit > 0
    ? `已到上限 ${inUnit(limit, unit)}`
    : `已有 ${inUnit(done, unit)}，上限 ${inUnit(limit, unit)}`
}

function slotInWords(standing: Standing, left: number, unit: string): string {
  const { period, status, expected, done } = standing
  if (period.windows) {
    const open = expected - done
    return open > 0
      ? `${period.label}还差 ${open} ${unit}`
      : `${period.label}到现在都做了，还有 ${left} ${unit}`
  }
  const year = period.from.slice(0, 4) === period.dueOn.slice(0, 4) ? '' : `${period.dueOn.slice(0, 4)} 年 `
  const day = `${year}${monthAndDay(period.dueOn)}`
  if (status === 'onTrack') return `${period.label}应在 ${day}当天结束前完成 ${left} ${unit}`
  return `${period.label}还差 ${left} ${unit}（原定 ${day}）`
}

export function verb({ measure }: Pick<Rule, 'measure'>): string {
  return measure.name === 'observationPeriods' ? '听' : measure.name === 'deliverable' ? '交' : '完成'
}

/** `每学期 ≥30节`, `每周四 ≥1次`. */
export function demandInWords(rule: Rule): string {
  return `${cadenceLabel(rule.cadence)} ${boundLabel(rule.bound)}`
}

/** What is special about a standing: how its number was arrived at, and what is missing. */
export function notesOf({ proration, literal, target, adjustment, gaps }: Standing, unit: string): string[] {
  const notes: string[] = []
  if (proration && target !== null && literal !== null)
    notes.push(`折算为 ${inUnit(target, unit)}，计划原数 ${inUnit(literal, unit)}`)
  if (adjustment) notes.push(`单独调整：${adjustment.reason}`)
  return [...notes, ...gaps.map((gap) => GAPS[gap])]
}
