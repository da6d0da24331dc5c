import { View } from '@tarojs/components'
import { ATTENDANCE_MARKS, type AttendanceMark } from '#core/record/research'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import styles from './name-chip.module.less'

interface NameChipProps {
  name: string
  mark: AttendanceMark
  /** By the code on the screen. */
  signedIn: boolean
  onTap: () => void
}

export function NameChip({ name, mark, signedIn, onTap }: NameChipProps) {
  const words = ATTENDANCE_MARKS[mark]
  const exception = mark !== 'present'
  return (
    <Tap
      label={exception ? undefined : [name, words, signedIn && '已签到'].filter(Boolean).join('，')}
      pressed={exception}
      className={cx(styles.chip, styles[mark])}
      onTap={onTap}
    >
      <View className={styles.name}>
        {signedIn && <Icon name="check" className={styles.tick} />}
        {name}
      </View>
      {exception && <View className={styles.mark}>{words}</View>}
    </Tap>
  )
}
