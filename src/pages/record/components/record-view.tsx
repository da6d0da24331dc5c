import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { describe } from '#core/record/describe'
import { CellGroup } from '@/components/cell/group'
import { Heading2 } from '@/components/elements'
import { dateInWords } from '@/frame/in-words'
import { ReceiptCells } from '@/frame/receipt-cells'
import { RecordChips } from '@/frame/record-chips'
import { schoolToday } from '@/services/session'
import styles from '../index.module.less'
import { Fact } from './fact'
import { History } from './history'
import { Returned } from './returned'

export function RecordView({ record }: { record: Output<'record.show'> }) {
  const { content, names, author, state, late, receipt } = record
  const { title, recording, detail } = describe(content, names)
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
        {content.kind === 'observation' ? (
          <ObservationFacts payload={content.payload} />
        ) : (
          <Fact name="内容" words={detail} />
        )}
        <Fact name="记录人" words={author.name} />
        {'note' in content.payload && (
          <Fact name={content.kind === 'observation' ? '笔记' : '记录'} words={content.payload.note} />
        )}
      </CellGroup>
      <ReceiptCells receipt={receipt} />
      <History acts={record.history} hash={receipt.hash} />
    </>
  )
}

type Observation = Extract<Output<'record.show'>['content'], { kind: 'observation' }>['payload']

function ObservationFacts({ payload }: { payload: Observation }) {
  const periods = `第 ${payload.periods.join('、')} 节${payload.periods.length > 1 ? '（连堂）' : ''}`
  return (
    <>
      <Fact name="节次" words={periods} />
      <Fact name="学校" words={payload.hostSchool} />
      <Fact name="班级" words={payload.className} />
      <Fact name="学科" words={payload.subject} />
      <Fact name="授课教师" words={payload.teacherName} />
      <Fact name="课题" words={payload.topic} />
      <Fact name="课型" words={payload.lessonType} />
      <Fact name="方式" words={payload.mode === 'recording' ? '录播' : ''} />
    </>
  )
}
