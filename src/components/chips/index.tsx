import { View } from '@tarojs/components'
import { cx } from '../class-names'
import { Tap } from '../tap'
import styles from './index.module.less'

interface ChipsProps {
  /** What they narrow a list by, for the screen reader: 按状态筛选. */
  label: string
  chips: readonly { readonly label: string; readonly on: boolean; readonly onTap: () => void }[]
}

/** A row of choices that narrow a list. */
export function Chips({ label: group, chips }: ChipsProps) {
  return (
    <View className={styles.chips} ariaRole="group" ariaLabel={group}>
      {chips.map(({ label, on, onTap }) => (
        <Tap key={label} pressed={on} className={cx(styles.chip, on && styles.on)} onTap={onTap}>
          {label}
        </Tap>
      ))}
    </View>
  )
}
