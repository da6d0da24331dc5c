import { View } from '@tarojs/components'
import { cx } from '@/components/class-names'
import { Icon } from '@/components/icon'
import { Tap } from '@/components/tap'
import { type ScoreMark, usualScores } from '../hooks/score-draft'
import styles from './scores.module.less'

interface ScoreFieldProps {
  mark: ScoreMark
  hint: string | undefined
  onScore: (score: number) => void
}

const STEP = 0.5

/** One dimension for one thumb: a usual score in one tap, half points up and down from there. */
export function ScoreField({ mark, hint, onScore }: ScoreFieldProps) {
  const { dimension, cap, score } = mark
  const given = score ?? cap
  return (
    <View className={styles.dimension}>
      <View className={styles.head}>
        <View className={styles.name}>{dimension}</View>
        <View className={styles.given} ariaLabel={`${dimension}，${score ?? '未打'}，满分 ${cap}`}>
          {score ?? '—'} / {cap}
        </View>
      </View>
      {hint && <View className={styles.hint}>{hint}</View>}
      <View className={styles.ways} ariaRole="group" ariaLabel={`${dimension}的得分`}>
        <Tap
          label={`${dimension}减半分`}
          className={styles.step}
          disabled={given <= 0}
          onTap={() => onScore(given - STEP)}
        >
          <Icon name="minus" />
        </Tap>
        {usualScores(cap).map((usual) => (
          <Tap
            key={usual}
            pressed={score === usual}
            label={`${dimension} ${usual} 分`}
            className={cx(styles.usual, score === usual && styles.chosen)}
            onTap={() => onScore(usual)}
          >
            {usual}
          </Tap>
        ))}
        <Tap
          label={`${dimension}加半分`}
          className={styles.step}
          disabled={given >= cap}
          onTap={() => onScore(given + STEP)}
        >
          <Icon name="plus" />
        </Tap>
      </View>
    </View>
  )
}
