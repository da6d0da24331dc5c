import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../class-names'
import styles from './ring.module.less'
import { fillOf, type ProgressProps, shareOf, tickOf } from './share'

interface RingProps extends ProgressProps {
  size?: 'small' | 'large' | undefined
  /** In the middle, instead of the number done. */
  children?: ReactNode
}

export function Ring({ size = 'small', children, ...progress }: RingProps) {
  const { done, target, status, label } = progress
  const turn = (share: number) => `${Math.round(share * 360)}deg`
  const tick = tickOf(progress)
  const arc = `conic-gradient(${fillOf(status)} ${turn(shareOf(done, target))}, var(--track) 0)`
  return (
    <View className={cx(styles.ring, styles[size])} ariaRole="img" ariaLabel={label}>
      <View className={styles.arc} style={{ background: arc }} />
      {tick !== undefined && (
        <View className={styles.needle} style={{ transform: `rotate(${turn(tick)})` }}>
          <View className={styles.tick} />
        </View>
      )}
      <View className={styles.middle} ariaHidden>
        {children ?? done}
      </View>
    </View>
  )
}
