import { View } from '@tarojs/components'
import { cx } from '../class-names'
import { Tap } from '../tap'
import styles from './index.module.less'

interface TabsProps<Key extends string> {
  /** What they divide, for screen readers. */
  label: string
  tabs: readonly { readonly key: Key; readonly label: string }[]
  current: Key
  onChange: (key: Key) => void
}

/** One of a few parts of a list. */
export function Tabs<Key extends string>({ label, tabs, current, onChange }: TabsProps<Key>) {
  return (
    <View className={styles.tabs} ariaRole="tablist" ariaLabel={label}>
      {tabs.map((tab) => (
        <Tap
          key={tab.key}
          role="tab"
          selected={tab.key === current}
          className={cx(styles.tab, tab.key === current && styles.here)}
          onTap={() => onChange(tab.key)}
        >
          {tab.label}
        </Tap>
      ))}
    </View>
  )
}
