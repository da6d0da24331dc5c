import { View } from '@tarojs/components'
import styles from './loading.module.less'

interface LoadingProps {
  label?: string | undefined
  /** At most eight. */
  rows?: number | undefined
}

const ROWS = [1, 2, 3, 4, 5, 6, 7, 8]

/** The shape of a list that is on its way. */
export function Loading({ label = '正在加载', rows = 4 }: LoadingProps) {
  return (
    <View className={styles.loading} ariaRole="status" ariaLive="polite">
      <View className={styles.label}>{label}</View>
      {ROWS.slice(0, rows).map((row) => (
        <View key={row} className={styles.row} ariaHidden>
          <View className={styles.disc} />
          <View className={styles.lines}>
            <View className={styles.line} />
            <View className={styles.line} />
          </View>
        </View>
      ))}
    </View>
  )
}
