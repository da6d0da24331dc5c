import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { totalScore } from '#core/record/observation'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import { Fact } from './fact'
import styles from './observation-more.module.less'

type Payload = Extract<Output<'record.show'>['content'], { kind: 'observation' }>['payload']

/** What was seen by the clock, the scores, and the sheet to print. */
export function ObservationMore({ id, payload }: { id: string; payload: Payload }) {
  const { timeline, scores } = payload
  return (
    <>
      {timeline.length > 0 && (
        <CellGroup title="随听随记">
          {timeline.map(({ at, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a record's lines never move
            <View key={index} className={styles.line}>
              <View className={styles.time}>{at}</View>
              <View className={styles.words}>{text}</View>
            </View>
          ))}
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
      <CellGroup>
        <Cell
          icon="printer"
          title="听课记录表"
          note="看全文，在电脑上打印"
          url={routes.observationSheet(id)}
        />
      </CellGroup>
    </>
  )
}
