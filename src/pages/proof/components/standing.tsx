import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Ring } from '@/components/progress/ring'
import { StatusChip } from '@/components/status'
import { amountInWords, expectedTitle, hasPace, soFarInWords } from '@/frame/amounts'
import { isDistricts } from '@/frame/promises/promised'
import styles from './standing.module.less'

/** The number itself, words first. */
export function Standing({ proof }: { proof: Output<'standing.proof'> }) {
  const { rule, standing, asOf } = proof
  const { done, target, literal, expected, status, soFar, period } = standing
  const amount = amountInWords(done, target, rule.unit)
  const notes = [
    `承诺：${rule.name}${isDistricts(rule, asOf.plans) ? '（学区的计划）' : ''}`,
    `要求：${rule.demand}`,
    hasPace(target, rule.unit) && `${expectedTitle(asOf)} ${expected} ${rule.unit}`,
    soFar && `本学期${soFarInWords(soFar)}${soFar.waived > 0 ? `，免除 ${soFar.waived} 次` : ''}`,
    standing.forecast?.words,
    ...standing.notes,
    standing.notes.length === 0 &&
      literal !== null &&
      literal !== target &&
      `折算，计划原数 ${literal} ${rule.unit}`,
  ].filter(Boolean)
  return (
    <View className={styles.card}>
      <Ring size="large" done={done} target={target} expected={expected} status={status} label={amount}>
        <View>{inRing(done, rule.unit)}</View>
        <View className={styles.of}>{owedInWords(target, rule.unit)}</View>
      </Ring>
      <View className={styles.facts}>
        <View className={styles.period}>
          {period.label} <StatusChip status={status} />
        </View>
        <View className={styles.words}>{standing.words}</View>
        {notes.map((note) => (
          <View key={String(note)} className={styles.note}>
            {note}
          </View>
        ))}
      </View>
    </View>
  )
}

/** A rate carries its sign, any other number its unit below it. */
const inRing = (done: number, unit: string) => (unit === '%' ? `${Math.round(done)}%` : String(done))

function owedInWords(target: number | null, unit: string): string {
  if (target === null) return unit === '%' ? '' : unit
  return unit === '%' ? `要求 ${target}%` : `共需 ${target} ${unit}`
}
