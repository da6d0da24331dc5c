import { View } from '@tarojs/components'
import { STATUSES, type Status } from '#core/standing/judge'
import { cx } from '../class-names'
import { Icon, type IconName } from '../icon'
import styles from './index.module.less'

const ICONS: Record<Status, IconName> = {
  met: 'circle-check',
  onTrack: 'trending-up',
  behind: 'clock',
  missed: 'circle-x',
  waived: 'circle-minus',
  logOnly: 'notebook-pen',
}

/** Shape, word and colour say the same, so that none has to say it alone. */
export function StatusChip({ status }: { status: Status }) {
  return (
    <View className={cx(styles.chip, styles[status])}>
      <Icon name={ICONS[status]} className={styles.icon} />
      <View>{STATUSES[status]}</View>
    </View>
  )
}
