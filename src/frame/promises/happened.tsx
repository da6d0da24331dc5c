import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { Item, List } from '@/components/elements'
import styles from './happened.module.less'

interface HappenedProps {
  /** `本周发生了什么` */
  title: string
  happened: Output<'standing.school'>['happened']
}

/** What was recorded, by kind. */
export function Happened({ title, happened }: HappenedProps) {
  return (
    <CellGroup title={title}>
      <List className={styles.kinds}>
        {happened.map(({ kind, label, count }) => (
          <Item key={kind} className={cx(styles.kind, count === 0 && styles.none)}>
            <View className={styles.count}>{count} 次</View>
            <View className={styles.label}>{label}</View>
          </Item>
        ))}
      </List>
    </CellGroup>
  )
}
