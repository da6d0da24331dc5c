import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { describe } from '#core/record/describe'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Heading2 } from '@/components/elements'
import { FileGallery } from '@/frame/files/file-gallery'
import { dateInWords } from '@/frame/in-words'
import { ReceiptCells } from '@/frame/receipt-cells'
import { RecordChips } from '@/frame/record-chips'
import { routes } from '@/frame/routes'
import { schoolToday, useSession } from '@/services/session'
import styles from '../index.module.less'
import { Awaiting } from './awaiting'
import { Fact } from './fact'
import { Facts } from './facts'
import { History } from './history'
import { ObservationMore } from './observation-more'
import { Returned } from './returned'
import { Statements } from './statements'

interface RecordViewProps {
  record: Output<'record.show'>
  reload: () => Promise<void>
}

export function RecordView({ record, reload }: RecordViewProps) {
  const { content, names, author, state, late, receipt } = record
  const { title, recording } = describe(content, names)
  const me = useSession()
  // What it serves is told to others where it serves something; that it serves nothing concerns its author alone.
  const showsReceipt = author.id === me?.person.id || receipt.credits.length + receipt.leftOut.length > 0
  const stance = record.statements.at(-1)?.stance ?? null
  return (
    <>
      <Returned record={record} />
      <Awaiting record={record} />
      <View className={styles.head}>
        <Heading2 className={styles.title}>{title}</Heading2>
        <View className={styles.chips}>
          <RecordChips {...{ state, late, recording, stance, checked: record.checked !== null }} />
        </View>
      </View>
      <CellGroup>
        <Fact name="日期" words={dateInWords(content.payload.on, schoolToday())} />
        <Facts record={record} />
        <Fact name="记录人" words={author.name} />
      </CellGroup>
      {content.kind === 'observation' && <ObservationMore payload={content.payload} />}
      <FileGallery recordId={record.id} />
      <Statements record={record} reload={reload} />
      {showsReceipt && <ReceiptCells receipt={receipt} />}
      {content.kind === 'observation' && (
        <CellGroup>
          <Cell
            icon="printer"
            title="听课记录表"
            note="看全文，在电脑上打印"
            url={routes.observationSheet(record.id)}
          />
        </CellGroup>
      )}
      <History acts={record.history} hash={receipt.hash} />
    </>
  )
}
