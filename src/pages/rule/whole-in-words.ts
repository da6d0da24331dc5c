import type { Output } from '#core/contract/contract'

type RollUp = Output<'standing.rule'>['rollUp']

/** A promise of many in one sentence: `40 人里，26 人在进度上，14 人需要跟进；另有 2 人免除`. */
export function wholeInWords(rollUp: RollUp, unit: string): string {
  const { owing, waived, logOnly } = rollUp
  if (owing === 0) return logOnly > 0 ? '只记录，不设要求' : '这一期没有人需要完成'
  return [owingInWords(rollUp, unit), waived > 0 && `另有 ${waived} ${unit}免除`].filter(Boolean).join('；')
}

function owingInWords({ owing, met, onTrack, behind, missed }: RollUp, unit: string): string {
  if (met === owing) return `${owing} ${unit}都已达标`
  const fine = met + onTrack
  if (fine === owing) return `${owing} ${unit}都在进度上`
  const parts = [
    fine > 0 && `${fine} ${unit}在进度上`,
    behind > 0 && `${behind} ${unit}需要跟进`,
    missed > 0 && `${missed} ${unit}没有达标`,
  ].filter(Boolean)
  return `${owing} ${unit}里，${parts.join('，')}`
}
