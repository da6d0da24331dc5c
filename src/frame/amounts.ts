import { civilDateAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { dateInWords } from './in-words'

type Sheet = Output<'standing.school'>
type RollUp = Sheet['promises'][number]['rollUp']
export type RuleLevel = Sheet['promises'][number]['rule']['level']

/** What those who owe a promise are counted in; the school itself is not counted. */
export const SUBJECT_UNITS: Readonly<Record<RuleLevel, string>> = {
  person: '人',
  group: '个组',
  grade: '个年级',
  class: '个班',
  club: '个社团',
  school: '',
  cluster: '个片区',
  office: '',
}

const isRate = (unit: string) => unit === '%'

/** `12/30 节`; `12 节` where nothing is owed; of a rate its value alone, `96.5%`. */
export function amountInWords(done: number, target: number | null, unit: string): string {
  if (isRate(unit)) return `${done}%`
  return target === null || target === 0 ? `${done} ${unit}` : `${done}/${target} ${unit}`
}

/** What many have done together: sums are told as such, a rate is of sums. */
export function togetherInWords({ done, target }: RollUp, unit: string): string {
  return `${isRate(unit) ? '合计' : '共完成'} ${amountInWords(done, target, unit)}`
}

/** Whether it makes sense to say how much there should be by now: a rate is owed in full at any time. */
export function hasPace(target: number | null, unit: string): boolean {
  return target !== null && target > 0 && !isRate(unit)
}

/** Of a promise of many, those who keep up with it: `63/80 人在进度上`. Empty when nobody owes it. */
export function keepingUpInWords({ owing, met, onTrack }: RollUp, level: RuleLevel): string {
  return owing === 0 ? '' : `${met + onTrack}/${owing} ${SUBJECT_UNITS[level]}在进度上`
}

/** `到今天应有`, and for a week that is over `到 11 月 8 日应有`. */
export function expectedTitle({ date, computedAt }: Sheet['asOf']): string {
  const today = civilDateAt(Date.parse(computedAt))
  return date === today ? '到今天应有' : `到 ${dateInWords(date, today).replace(/ 周.$/, '')}应有`
}

/** Of a promise that comes again: `已开展 11/12 次`; what was waived is in neither number. */
export function soFarInWords({ filled, due }: NonNullable<Sheet['promises'][number]['soFar']>): string {
  return `已开展 ${filled}/${due} 次`
}
