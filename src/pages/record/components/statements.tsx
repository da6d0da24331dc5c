import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import type { Stance } from '#core/record/statement'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { momentInWords } from '@/frame/in-words'
import { Respond } from './respond'
import styles from './statements.module.less'

type Record = Output<'record.show'>

interface StatementsProps {
  record: Record
  reload: () => Promise<void>
}

const SAID: Readonly<{ [S in Stance]: string }> = { confirm: '确认', object: '有异议', reply: '答复' }
const ASKED: Readonly<{ [S in Stance]: string }> = { confirm: '确认属实', object: '提出异议', reply: '答复' }

/** What the observed teacher and the observer have said to it, and what one may say oneself. */
export function Statements({ record, reload }: StatementsProps) {
  const [saying, setSaying] = useState<Stance | null>(null)
  const { statements, may } = record
  if (statements.length + may.state.length === 0) return null
  return (
    <CellGroup
      title="授课教师的意见"
      note={statements.length === 0 ? '请核对是否属实；不回应也不影响计入。' : undefined}
    >
      {statements.map((statement) => (
        <Cell
          key={statement.id}
          icon={statement.stance === 'object' ? 'circle-alert' : 'circle-check'}
          title={`${statement.who} ${SAID[statement.stance]}`}
          note={
            <>
              {statement.words && <View className={styles.words}>{statement.words}</View>}
              <View>
                {momentInWords(statement.at)}
                {!statement.current && ' · 说的是修改以前的内容'}
              </View>
            </>
          }
        />
      ))}
      {may.state.length > 0 && (
        <View className={styles.ways}>
          {may.state.map((stance) => (
            <Button
              key={stance}
              look={stance === 'object' ? 'default' : 'primary'}
              onTap={() => setSaying(stance)}
            >
              {ASKED[stance]}
            </Button>
          ))}
        </View>
      )}
      {saying && (
        <Respond
          recordId={record.id}
          stance={saying}
          onDone={() => {
            setSaying(null)
            void reload()
          }}
          onClose={() => setSaying(null)}
        />
      )}
    </CellGroup>
  )
}
