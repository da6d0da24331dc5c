import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { STATUSES } from '#core/standing/judge'
import { Bar } from '@/components/progress/bar'
import { Distribution, distributionInWords, statusesIn } from '@/components/progress/distribution'
import { StatusChip } from '@/components/status'
import { amountInWords, expectedTitle, hasPace, SUBJECT_UNITS, soFarInWords } from '@/frame/amounts'
import { wholeInWords } from '../whole-in-words'
import styles from './roll-up.module.less'

/** The promise as a whole: in words, as a bar, and in the numbers the bar is drawn from. */
export function RollUp({ detail }: { detail: Output<'standing.rule'> }) {
  const { rule, rollUp, soFar, periodLabel, asOf } = detail
  const unit = SUBJECT_UNITS[rule.level]
  const amount = amountInWords(rollUp.done, rollUp.target, rule.unit)
  const figures = [
    ['要求', rule.demand],
    [rule.recurring ? periodLabel : rule.unit === '%' ? '合计' : '共完成', amount],
    ...(hasPace(rollUp.target, rule.unit) ? [[expectedTitle(asOf), `${rollUp.expected} ${rule.unit}`]] : []),
    ...(soFar
      ? [['本学期', soFarInWords(soFar)], ...(soFar.waived > 0 ? [['免除', `${soFar.waived} 次`]] : [])]
      : []),
  ] as const
  return (
    <View className={styles.card}>
      <View className={styles.head}>
        <View className={styles.words}>
          {rule.level === 'school' ? detail.subjects.items[0]?.words : wholeInWords(rollUp, unit)}
        </View>
        <StatusChip status={rollUp.status} />
      </View>
      {rule.level === 'school' ? (
        rollUp.target > 0 && <Bar {...rollUp} label={amount} />
      ) : (
        <>
          <Distribution counts={rollUp} label={distributionInWords(rollUp, unit)} />
          <View className={styles.legend}>
            {statusesIn(rollUp).map((status) => (
              <View key={status} className={styles.entry}>
                <View className={styles.swatch} style={{ background: `var(--${status}-fill)` }} />
                <View>
                  {STATUSES[status]} {rollUp[status]} {unit}
                </View>
              </View>
            ))}
          </View>
        </>
      )}
      <View className={styles.figures}>
        {figures.map(([title, figure]) => (
          <View key={title} className={styles.figure}>
            <View className={styles.title}>{title}</View>
            <View className={styles.number}>{figure}</View>
          </View>
        ))}
      </View>
    </View>
  )
}
