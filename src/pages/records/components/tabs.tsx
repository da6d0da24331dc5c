import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { Tap } from '@/components/tap'
import type { Tab, Whose } from '../hooks/tabs'
import styles from './tabs.module.less'

interface TabsProps {
  tabs: readonly Tab[]
  current: Whose
  onChange: (whose: Whose) => void
}

export function Tabs({ tabs, current, onChange }: TabsProps) {
  return (
    <View className={styles.tabs} ariaRole="tablist" ariaLabel="哪些记录">
      {tabs.map(({ key, label }) => (
        <Tap
          key={key}
          role="tab"
          selected={key === current}
          className={cx(styles.tab, key === current && styles.here)}
          onTap={() => onChange(key)}
        >
          {label}
        </Tap>
      ))}
    </View>
  )
}
