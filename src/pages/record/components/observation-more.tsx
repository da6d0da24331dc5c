import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { totalScore } from '#core/record/observation'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Fact } from './fact'
import styles from './observation-more.module.less'

/** A page of WeChat's holds so many nodes. */
const SHOWN = 100

type Payload = Extract<Output<'record.show'>['content'], { kind: 'observation' }>['payload']

/** What was seen by the clock, and the scores. */
export function ObservationMore({ payload }: { payload: Payload }) {
  const { timeline, scores } = payload
  const [all, setAll] = useState(false)
  const lines = all ? timeline : timeline.slice(0, SHOWN)
  return (
    <>
      {timeline.length > 0 && (
        <CellGroup title="随听随记">
          {lines.map(({ at, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record's lines never move
            <View key={index} className={styles.line}>
              <View className={styles.time}>{at}</View>
              <View className={styles.words}>{text}</View>
            </View>
          ))}
          {lines.length < timeline.length && (
            <Button look="text" onTap={() => setAll(true)}>
              显示全部 {timeline.length} 句
            </Button>
          )}
        </CellGroup>
      )}
      {scores && (
        <CellGroup title={`评分 · ${scores.rubric}`}>
          {scores.marks.map(({ dimension, cap, score }) => (
            <Fact key={dimension} name={dimension} words={`${score} / ${cap}`} />
          ))}
          <Fact
            name="合计"
            words={`${totalScore(scores)} / ${scores.marks.reduce((sum, { cap }) => sum + cap, 0)}`}
          />
        </CellGroup>
      )}
    </>
  )
}
