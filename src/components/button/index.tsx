import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { cx } from '../class-names'
import { Icon, type IconName } from '../icon'
import { Tap } from '../tap'
import styles from './index.module.less'

export type ButtonProps = PropsWithChildren<{
  onTap?: (() => void) | undefined
  url?: string | undefined
  look?: 'primary' | 'default' | 'danger' | 'text' | undefined
  icon?: IconName | undefined
  /** Working on it: shown, announced, and deaf to further taps. */
  busy?: boolean | undefined
  disabled?: boolean | undefined
  /** As wide as its words, for toolbars and cards. */
  compact?: boolean | undefined
  label?: string | undefined
}>

export function Button({ look = 'default', icon, busy, disabled, compact, children, ...tap }: ButtonProps) {
  const off = busy || disabled
  return (
    <Tap
      {...tap}
      disabled={off}
      className={cx(styles.button, styles[look], compact && styles.compact, off && styles.off)}
    >
      <View className={styles.content}>
        {busy ? <View className={styles.spinner} ariaHidden /> : icon && <Icon name={icon} />}
        <View>{children}</View>
      </View>
    </Tap>
  )
}
