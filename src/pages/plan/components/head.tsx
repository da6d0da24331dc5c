import { View } from '@tarojs/components'
import { civilDateAt } from '#core/calendar/civil-date'
import type { Output } from '#core/contract/contract'
import { dateInWords, momentInWords } from '@/frame/in-words'
import { useSession } from '@/services/session'
import { countsInWords } from '../counts-in-words'
import type { PlanShown } from '../matching'
import styles from './head.module.less'

interface HeadProps extends Pick<Output<'standing.clauses'>, 'week' | 'asOf'> {
  shown: PlanShown
}

const WHOSE = { school: '', group: '您和本组：', own: '您自己：' } as const

/** Which plan this is, since when it holds, and of which moment the numbers speak. */
export function Head({ shown: { plan, counts }, week, asOf }: HeadProps) {
  const today = civilDateAt(Date.parse(asOf.computedAt))
  const words = countsInWords(counts)
  const sees = useSession()?.may.seeWeek
  return (
    <View className={styles.head}>
      <View className={styles.title}>{plan.title}</View>
      <View className={styles.facts}>
        第 {plan.version} 版，{dateInWords(plan.effectiveFrom, today)}起施行 · 第 {week.number} 周，截至{' '}
        {momentInWords(asOf.computedAt)}
      </View>
      {words && (
        <View className={styles.counts}>
          {WHOSE[sees ?? 'own']}
          {words}
        </View>
      )}
    </View>
  )
}
