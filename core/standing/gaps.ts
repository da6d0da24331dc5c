import type { PersonGap } from '../plan/audience'

/** What nobody has entered although a standing hangs on it; said with the standing and listed for the office. */
export type Gap = PersonGap | 'fact' | 'anchor' | 'declared' | 'reference'

export const GAPS: Record<Gap, string> = {
  birthDate: '缺少出生日期，暂按较高的要求计算，请教务员补录',
  teachingSince: '缺少从教起始日期，暂按较高的要求计算，请教务员补录',
  fact: '花名册里缺少这一项要用的数，请教务员补录',
  anchor: '花名册里没有起算的日期，请教务员补录',
  declared: '还没有填报',
  reference: '还没有可对照的数，暂时只作记录',
}

export const NO_GAPS: readonly Gap[] = []
