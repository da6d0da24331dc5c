import { View } from '@tarojs/components'
import { CellGroup } from '@/components/cell/group'
import { Item, List } from '@/components/elements'
import styles from './formula.module.less'

/** How the number came about, line by line. */
export function Formula({ lines }: { lines: readonly string[] }) {
  return (
    <CellGroup title="怎么算的">
      <List className={styles.lines}>
        {lines.map((line) => (
          <Item key={line} className={styles.line}>
            <View>{line}</View>
          </Item>
        ))}
      </List>
    </CellGroup>
  )
}
