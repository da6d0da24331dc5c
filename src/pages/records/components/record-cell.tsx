import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { dayInWords } from '@/frame/in-words'
import { RecordChips } from '@/frame/record-chips'
import { routes } from '@/frame/routes'
import { schoolToday } from '@/services/session'
import type { Summary } from '../hooks/records'
import styles from './record-cell.module.less'

interface RecordCellProps {
  record: Summary
  /** One's own: the author need not be named. */
  mine: boolean
}

export function RecordCell({ record, mine }: RecordCellProps) {
  const { id, on, title, detail, authorName, quantity, unit } = record
  // What was withdrawn or returned is no amount of anything.
  const takesPart = record.state === 'counted' || record.state === 'awaiting'
  const words = [dayInWords(on, schoolToday()), !mine && authorName && `${authorName}记`, detail]
    .filter(Boolean)
    .join(' · ')
  return (
    <Cell
      title={title}
      note={
        <>
          <View>{words}</View>
          <View className={styles.chips}>
            <RecordChips {...record} />
          </View>
        </>
      }
      value={takesPart ? `${quantity} ${unit}` : undefined}
      url={routes.record(id)}
    />
  )
}
