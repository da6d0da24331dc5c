import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { describe } from '#core/record/describe'
import { CellGroup } from '@/components/cell/group'
import { Heading2 } from '@/components/elements'
import { FileGallery } from '@/frame/files/file-gallery'
import { dateInWords } from '@/frame/in-words'
import { ReceiptCells } from '@/frame/receipt-cells'
import { RecordChips } from '@/frame/record-chips'
import { schoolToday } from '@/services/session'
import styles from '../index.module.less'
import { Fact } from './fact'
import { Facts } from './facts'
import { History } from './history'
import { Returned } from './returned'

export function RecordView({ record }: { record: Output<'record.show'> }) {
  const { content, names, author, state, late, receipt } = record
  const { title, recording } = describe(content, names)
  return (
    <>
      <Returned record={record} />
      <View className={styles.head}>
        <Heading2 className={styles.title}>{title}</Heading2>
        <View className={styles.chips}>
          <RecordChips {...{ state, late, recording }} />
        </View>
      </View>
      <CellGroup>
        <Fact name="日期" words={dateInWords(content.payload.on, schoolToday())} />
        <Facts record={record} />
        <Fact name="记录人" words={author.name} />
      </CellGroup>
      <FileGallery recordId={record.id} />
      <ReceiptCells receipt={receipt} />
      <History acts={record.history} hash={receipt.hash} />
    </>
  )
}
