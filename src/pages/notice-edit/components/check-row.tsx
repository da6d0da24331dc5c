import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '@/components/class-names'
import { Tick } from '@/components/form/checks-field'
import { Tap } from '@/components/tap'
import styles from './check-row.module.less'

interface CheckRowProps {
  label: string
  note?: string | undefined
  checked: boolean
  disabled?: boolean | undefined
  onTap: () => void
  /** Beside the box and its label, not part of it. */
  action?: ReactNode
}

export function CheckRow({ label, note, checked, disabled, onTap, action }: CheckRowProps) {
  return (
    <View className={styles.row}>
      <Tap role="checkbox" checked={checked} disabled={disabled} className={styles.choice} onTap={onTap}>
        <View className={cx(styles.content, disabled && styles.off)}>
          <Tick on={checked} />
          <View className={styles.words}>
            <View>{label}</View>
            {note && <View className={styles.note}>{note}</View>}
          </View>
        </View>
      </Tap>
      {action}
    </View>
  )
}
