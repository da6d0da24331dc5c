import { View } from '@tarojs/components'
import { STATUSES, type Status } from '#core/standing/judge'
import { cx } from '@/components/class-names'
import { type HeatRow, MARKS } from '../heat-in-words'
import grid from './grid.module.less'
import styles from './legend.module.less'

/** What the marks mean, of those that are there. */
export function Legend({ rows }: { rows: readonly HeatRow[] }) {
  const there = new Set(rows.flatMap(({ cells }) => cells.map(({ status }) => status)))
  const shown = (Object.keys(STATUSES) as Status[]).filter((status) => there.has(status))
  return (
    <View className={styles.legend}>
      {shown.map((status) => (
        <View key={status} className={styles.entry}>
          <View className={cx(styles.swatch, grid[status])} ariaHidden>
            {MARKS[status]}
          </View>
          <View>{STATUSES[status]}</View>
        </View>
      ))}
    </View>
  )
}
