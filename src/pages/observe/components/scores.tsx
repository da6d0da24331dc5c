import { View } from '@tarojs/components'
import { fullScore, type Rubric } from '#core/plan/rubric'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { cx } from '@/components/class-names'
import { FAULTY } from '@/components/form/attention'
import type { Observation } from '../hooks/observation'
import { blankScores, missingIn, totalOf, withScore } from '../hooks/score-draft'
import { ScoreField } from './score-field'
import styles from './scores.module.less'

interface ScoresProps {
  observation: Observation
  rubrics: readonly Rubric[]
}

/** Scoring under a rubric of the plan (量表), for those who want to: all of it or none. */
export function Scores({ observation: { form, faults, set, step }, rubrics }: ScoresProps) {
  const { scores } = form
  if (scores === null) {
    if (rubrics.length === 0) return null
    return (
      <CellGroup>
        {rubrics.map((rubric) => (
          <Cell
            key={rubric.name}
            title={`按「${rubric.name}」打分`}
            note={`${rubric.dimensions.length} 项，满分 ${fullScore(rubric)}`}
            value="选填"
            onTap={() => set({ scores: blankScores(rubric) })}
          />
        ))}
      </CellGroup>
    )
  }
  const rubric = rubrics.find(({ name }) => name === scores.rubric)
  const total = totalOf(scores)
  const missing = missingIn(scores)
  const score = (dimension: string, given: number) =>
    step((before) => ({ ...before, scores: before.scores && withScore(before.scores, dimension, given) }))
  return (
    <CellGroup
      title={scores.rubric}
      action={
        <Button look="text" compact onTap={() => set({ scores: null })}>
          不打分
        </Button>
      }
    >
      {scores.marks.map((mark) => (
        <ScoreField
          key={mark.dimension}
          mark={mark}
          hint={rubric?.dimensions.find(({ name }) => name === mark.dimension)?.hint}
          onScore={(given) => score(mark.dimension, given)}
        />
      ))}
      <View className={styles.total} ariaLive="polite">
        <View>合计</View>
        <View>
          {missing > 0 && <View className={styles.missing}>还有 {missing} 项</View>}
          <View className={styles.sum}>
            {total.score} / {total.cap}
          </View>
        </View>
      </View>
      {faults.scores && <View className={cx(styles.error, FAULTY)}>{faults.scores}</View>}
    </CellGroup>
  )
}
