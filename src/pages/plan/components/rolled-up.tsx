import { View } from '@tarojs/components'
import { Distribution, distributionInWords } from '@/components/progress/distribution'
import { countsInWords } from '../counts-in-words'
import type { ClauseShown } from '../matching'
import styles from './rolled-up.module.less'

/** How the promises at and below a clause stand, in one line. */
export function RolledUp({ counts }: Pick<ClauseShown, 'counts'>) {
  const words = countsInWords(counts)
  if (words === '') return null
  return (
    <View className={styles.rolled}>
      <View className={styles.bar}>
        <Distribution counts={counts} label={distributionInWords(counts, '项')} />
      </View>
      <View className={styles.words}>{words}</View>
    </View>
  )
}
