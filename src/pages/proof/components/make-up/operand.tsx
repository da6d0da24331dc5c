import { View } from '@tarojs/components'
import type { MakeUpOf } from '../../proof'
import styles from './make-up.module.less'

interface OperandProps {
  /** `分子`; none for a number that stands alone. */
  side?: string | undefined
  operand: MakeUpOf<'fact'>['fact']
}

/** A number with its source: records that are listed below, or the roster and the timetable. */
export function Operand({ side, operand: { label, amount, unit, source, opens } }: OperandProps) {
  return (
    <View className={styles.operand}>
      <View className={styles.what}>
        <View>{[side, label].filter(Boolean).join('：')}</View>
        <View className={styles.source}>{opens ? '记录在下面，可以逐条打开' : source}</View>
      </View>
      <View className={styles.amount}>
        {amount} {unit}
      </View>
    </View>
  )
}
