import { View } from '@tarojs/components'
import { civilDateAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { Tap } from '@/components/tap'
import styles from './as-of.module.less'
import { dateInWords, momentInWords } from './in-words'
import { routes } from './routes'

/** The moment a number speaks of and the plan it is judged by: part of every number. */
export function AsOf({ asOf }: { asOf: Output<'standing.school'>['asOf'] }) {
  const computedOn = civilDateAt(Date.parse(asOf.computedAt))
  return (
    <View className={styles.line}>
      <View>
        {asOf.date === computedOn
          ? `截至 ${momentInWords(asOf.computedAt)}`
          : `截至 ${dateInWords(asOf.date, computedOn)}，${momentInWords(asOf.computedAt)} 算出`}
      </View>
      <Tap url={routes.plan()} className={styles.plan}>
        《{asOf.planTitle}》第 {asOf.planVersion} 版
      </Tap>
    </View>
  )
}
