import { View } from '@tarojs/components'
import type { Output } from '#core/contract/contract'
import { Bar } from '@/components/progress/bar'
import { helpInWords, promisesInWords } from '@/frame/promises/in-words'
import { isToCome } from '../hooks/viewed-week'
import styles from './summary.module.less'

/** What one needs to know with ten seconds to spare. */
export function Summary({ sheet }: { sheet: Output<'standing.school'> }) {
  const { pace, open } = sheet
  const more = [
    isToCome(sheet.week) && '这一周还没到，看到的是到今天为止的情况',
    sheet.week.teachingDays === 0 && '这一周不上课',
    helpInWords(sheet),
    open.awaiting > 0 && `${open.awaiting} 条补录等您核准`,
  ].filter(Boolean)
  return (
    <View className={styles.summary}>
      <View className={styles.sentence}>{promisesInWords(sheet.promises)}</View>
      {more.length > 0 && <View className={styles.more}>{more.join('；')}。</View>}
      {pace.total > 0 && (
        <View className={styles.pace}>
          <View className={styles.term}>
            <Bar done={pace.elapsed} target={pace.total} status="logOnly" label={pace.words} />
          </View>
          <View ariaHidden>{pace.words}</View>
        </View>
      )}
    </View>
  )
}
