import { View } from '@tarojs/components'
import { cx } from '../class-names'
import { Icon, type IconName } from '../icon'
import styles from './control.module.less'

interface PickedProps {
  icon: IconName
  words: string
}

/** What stands in a weapp Picker: the choice made, or the invitation to make one. */
export function Picked({ icon, words }: PickedProps) {
  return (
    <View className={styles.picked}>
      <View className={cx(styles.words, !words && styles.placeholder)}>{words || '请选择'}</View>
      <Icon name={icon} className={styles.mark} />
    </View>
  )
}
