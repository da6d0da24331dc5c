import { View } from '@tarojs/components'
import styles from './bar.module.less'
import { fillOf, type ProgressProps, shareOf, tickOf } from './share'

export function Bar(progress: ProgressProps) {
  const { done, target, status, label } = progress
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`
  const tick = tickOf(progress)
  return (
    <View className={styles.bar} ariaRole="img" ariaLabel={label}>
      <View className={styles.track}>
        <View
          className={styles.fill}
          style={{ width: percent(shareOf(done, target)), background: fillOf(status) }}
        />
      </View>
      {tick !== undefined && <View className={styles.tick} style={{ left: percent(tick) }} />}
    </View>
  )
}
