import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { Status } from '#core/standing/judge'
import { cx } from '../class-names'
import { Icon, type IconName } from '../icon'
import styles from './index.module.less'

type ChipProps = PropsWithChildren<{ tone: Status; icon: IconName }>

/** A state in a word: its tone is that of the standing it comes nearest to. */
export function Chip({ tone, icon, children }: ChipProps) {
  return (
    <View className={cx(styles.chip, styles[tone])}>
      <Icon name={icon} className={styles.icon} />
      <View>{children}</View>
    </View>
  )
}
