import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import styles from './opener.module.less'

interface OpenerProps {
  /** What is in there, with the words beside it. */
  label: string
  words: string
  open: boolean
  onTap: () => void
}

/** At the end of a row: shows what is below it, or folds it away. */
export function Opener({ label, words, open, onTap }: OpenerProps) {
  return (
    <Tap label={label} expanded={open} className={styles.opener} onTap={onTap}>
      <View>{words}</View>
      <Icon name="chevron-down" className={cx(styles.chevron, open && styles.turned)} />
    </Tap>
  )
}
