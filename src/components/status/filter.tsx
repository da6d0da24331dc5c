import { View } from '@tarojs/components'
import { STATUSES, type Status } from '#core/standing/judge'
import { cx } from '../class-names'
import { type StatusCounts, statusesIn } from '../progress/distribution'
import { Tap } from '../tap'
import styles from './filter.module.less'

interface StatusFilterProps {
  counts: StatusCounts
  unit: string
  chosen: Status | null
  onChoose: (status: Status | null) => void
}

export function StatusFilter({ counts, unit, chosen, onChoose }: StatusFilterProps) {
  const statuses = statusesIn(counts)
  if (statuses.length < 2 && chosen === null) return null
  const total = statuses.reduce((sum, status) => sum + counts[status], 0)
  const shown = chosen === null || statuses.includes(chosen) ? statuses : [...statuses, chosen]
  return (
    <View className={styles.filter} ariaRole="group" ariaLabel="按状态筛选">
      <Option label={`全部 ${total} ${unit}`} on={chosen === null} onTap={() => onChoose(null)} />
      {shown.map((status) => (
        <Option
          key={status}
          label={`${STATUSES[status]} ${counts[status]}`}
          on={status === chosen}
          onTap={() => onChoose(status === chosen ? null : status)}
        />
      ))}
    </View>
  )
}

function Option({ label, on, onTap }: { label: string; on: boolean; onTap: () => void }) {
  return (
    <Tap pressed={on} className={cx(styles.option, on && styles.on)} onTap={onTap}>
      {label}
    </Tap>
  )
}
