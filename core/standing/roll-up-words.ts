import { measureUnit } from '../plan/measure'
import type { Rule } from '../plan/plan'
import { inUnit } from './amount-words'
import { isCount } from './fill'
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
  const { owing, byStatus, done, rate } = rolled
  const unit = measureUnit(rule.measure)
  if (rolled.status === 'logOnly') return `仅记录，共 ${inUnit(done, unit)}`
  if (owing === 0)
    return standings[0]?.period.waived
      ? `本期免除：${standings[0].period.waived}`
      : nobodyOwes(rule, standings)
  const alone = rule.audience.level === 'school' || rule.audience.level === 'office'
  const asked = inUnit(rolled.target, unit)
  if (alone && standings.length === 1 && !isCount(rule.measure)) {
    const parts = rate ? `（${rate.numerator} ÷ ${rate.denominator}）` : ''
    return `目前 ${inUnit(done, unit)}${parts}，${rule.bound.kind === 'atMost' ? '上限' : '要求'} ${asked}`
  }
  if (alone && rule.bound.kind === 'atMost') return `已有 ${inUnit(done, unit)}，上限 ${asked}`
  if (alone) return `已完成 ${inUnit(done, unit)}，共需 ${asked}`
  const people = LEVEL_UNITS[rule.audience.level]
  const parts = [
    byStatus.met && `${byStatus.met} ${people}已完成`,
    byStatus.onTrack && `${byStatus.onTrack} ${people}进度正常`,
    byStatus.behind && `${byStatus.behind} ${people}需要跟进`,
    byStatus.missed && `${byStatus.missed} ${people}未完成`,
    byStatus.waived && `${byStatus.waived} ${people}免除`,
  ].filter(Boolean)
  const whole =
    rate && rate.denominator > 0
      ? `合计 ${inUnit(done, unit)}（${rate.numerator} ÷ ${rate.denominator}），`
      : ''
  return `${whole}${parts.join('，')}`
}

function nobodyOwes({ audience }: Rule, standings: readonly Standing[]): string {
  if (standings.some(({ because }) => because === 'notApplicable')) return '还没有可以计算的基数，暂不适用'
  if (standings.some(({ because }) => because === 'noOccasion')) return '还没有发生需要跟进的事，暂不要求'
  return audience.level === 'person' ? '没有人需要完成' : '暂时没有需要完成的'
}
