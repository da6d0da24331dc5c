import { View } from '@tarojs/components'
import { cx } from '../class-names'
import { Tap } from '../tap'
import styles from './switch-field.module.less'

interface SwitchFieldProps {
  label: string
  hint?: string | undefined
  value: boolean
  onChange: (value: boolean) => void
  disabled?: boolean | undefined
}

/** The whole row is the switch. */
export function SwitchField({ label, hint, value, onChange, disabled }: SwitchFieldProps) {
  return (
    <Tap
      role="switch"
      checked={value}
      disabled={disabled}
      plain
      className={cx(styles.field, disabled && styles.off)}
      onTap={() => onChange(!value)}
    >
      <View className={styles.row}>
        <View className={styles.words}>
          <View>{label}</View>
          {hint && <View className={styles.hint}>{hint}</View>}
        </View>
        <View className={cx(styles.track, value && styles.on)} ariaHidden>
          <View className={styles.thumb} />
        </View>
      </View>
    </Tap>
  )
}
