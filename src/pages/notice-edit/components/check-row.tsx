import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import styles from './check-row.module.less'

interface CheckRowProps {
  label: string
  checked: boolean
  disabled?: boolean | undefined
  onTap: () => void
  /** Beside the box and its label, not part of it. */
  action?: ReactNode
}

export function CheckRow({ label, checked, disabled, onTap, action }: CheckRowProps) {
  return (
    <View className={styles.row}>
      <Tap role="checkbox" checked={checked} disabled={disabled} className={styles.choice} onTap={onTap}>
        <View className={cx(styles.content, disabled && styles.off)}>
          <View className={cx(styles.box, checked && styles.on)}>
            {checked && <Icon name="check" className={styles.tick} />}
          </View>
          <View>{label}</View>
        </View>
      </Tap>
      {action}
    </View>
  )
}
