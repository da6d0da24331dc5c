import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { dayInWords } from '@/frame/in-words'
import { routes } from '@/frame/routes'
import { useSession } from '@/services/session'
import styles from './record-row.module.less'

export type RecordSummary = Output<'standing.proof'>['counted']['items'][number]

interface RecordRowProps {
  record: RecordSummary
  /** Why it is left out. */
  reason?: string | undefined
  /** Who wrote it down, where that is not the person the number is about. */
  withAuthor: boolean
}

export function RecordRow({ record, reason, withAuthor }: RecordRowProps) {
  const today = useSession()?.today ?? record.on
  const details = [
    dayInWords(record.on, today),
    record.detail,
    withAuthor && `${record.authorName}记录`,
    record.late && '补录',
  ].filter(Boolean)
  return (
    <Cell
      title={record.title}
      note={
        <>
          <View>{details.join(' · ')}</View>
          {reason && <View className={styles.reason}>没有计入：{reason}</View>}
        </>
      }
      value={reason === undefined ? `${record.quantity} ${record.unit}` : undefined}
      url={routes.record(record.id)}
    />
  )
}
