import { View } from '@tarojs/components'
import { momentInWords } from '@/frame/in-words'
import type { District } from '../narrowed'
import styles from './district.module.less'

/** The moment the values speak of and the district's plan they are judged by. */
export function DistrictAsOf({ asOf: { computedAt, plan } }: Pick<District, 'asOf'>) {
  return (
    <View className={styles.asOf}>
      截至 {momentInWords(computedAt)}
      {plan && `，按《${plan.title}》第 ${plan.version} 版`}
    </View>
  )
}
