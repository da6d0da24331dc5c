import { isBasic, type Measure } from './measure'
import type { Rule } from './plan'

/** The families of promises (domain.md section 5), by what a rule looks like. */
export const FAMILIES = {
  F1: '定量指标',
  F2: '定期开展',
  F3: '材料与期限',
  F4: '比率',
  F5: '活动与事件',
  F7: '量表评分',
  F9: '登记与台账',
  F10: '配备与结构',
  F12: '上限与禁止',
} as const

export type Family = keyof typeof FAMILIES

export function familyOf({ measure, bound, cadence }: Rule): Family {
  if (bound.kind === 'atMost' || (bound.kind === 'exactly' && bound.amount === 0)) return 'F12'
  if (cadence.every === 'event') return 'F5'
  return byMeasure(measure) ?? (QUOTAS.includes(cadence.every) ? 'F1' : 'F2')
}

const QUOTAS: readonly Rule['cadence']['every'][] = ['term', 'schoolYear', 'year', 'times']

function byMeasure(measure: Measure): Family | undefined {
  if (isBasic(measure)) {
    if (measure.name === 'deliverable') return 'F3'
    return measure.name === 'register' || measure.name === 'declared' ? 'F9' : undefined
  }
  switch (measure.name) {
    case 'ratio':
    case 'coverage':
      return 'F4'
    case 'points':
    case 'score':
      return 'F7'
    case 'fact':
      return 'F10'
    case 'distinct':
      return undefined
  }
}

/** Shown and never judged. */
export function isLogOnly({ bound, cadence, measure }: Rule): boolean {
  return (
    bound.kind === 'none' ||
    bound.kind === 'undecided' ||
    cadence.every === 'unset' ||
    measure.name === 'score'
  )
}
