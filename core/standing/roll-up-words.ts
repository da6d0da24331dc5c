import { measureUnit } from '../plan/measure'
import type { Rule } from '../plan/plan'
import type { RollUp } from './roll-up'
import type { Standing } from './standing'

/** How subjects of each level are counted in a sentence. */
export const LEVEL_UNITS = {
  person: '人',
  group: '个组',
  grade: '个年级',
  class: '个班',
  club: '个社团',
  school: '',
  cluster: '个片区',
  office: '',
} as const

/** One line on a promise as a whole: how many of those who owe it have kept it, and what is left. */
export function rollUpInWords(rule: Rule, rolled: RollUp, standings: readonly Standing[]): string {
  const { owing, byStatus, done } = rolled
  const unit = measureUnit(rule.measure)
  if (rolled.status === 'logOnly') return `仅记录，共 ${done} ${unit}`
  if (owing === 0)
    return standings[0]?.period.waived ? `本期免除：${standings[0].period.waived}` : '没有人需要完成'
  if (rule.audience.level === 'school' && rule.bound.kind === 'atMost')
    return `已有 ${done} ${unit}，上限 ${rolled.target} ${unit}`
  if (rule.audience.level === 'school') return `已完成 ${done} ${unit}，共需 ${rolled.target} ${unit}`
  const people = LEVEL_UNITS[rule.audience.level]
  const parts = [
    byStatus.met && `${byStatus.met} ${people}已完成`,
    byStatus.onTrack && `${byStatus.onTrack} ${people}进度正常`,
    byStatus.behind && `${byStatus.behind} ${people}需要跟进`,
    byStatus.missed && `${byStatus.missed} ${people}未完成`,
    byStatus.waived && `${byStatus.waived} ${people}免除`,
  ].filter(Boolean)
  return parts.join('，')
}
