import { View } from '@tarojs/components'
import { type CivilDate, wallClockAt } from '#core/calendar/civil-date'
import { Heading2 } from '@/components/elements'
import { dateInWords } from '@/frame/in-words'
import { serverNow } from '@/services/clock'
import { type Me, schoolToday } from '@/services/session'
import styles from '../index.module.less'

export function Greeting({ me }: { me: Me }) {
  const today = schoolToday()
  const words = [dateInWords(today, today), me.week === null ? whyNoWeek(me, today) : `第 ${me.week} 周`]
  return (
    <View className={styles.greeting}>
      <Heading2 className={styles.hello}>
        {me.person.name}，{hello(wallClockAt(serverNow()))}
      </Heading2>
      <View className={styles.day}>{words.join(' · ')}</View>
    </View>
  )
}

/** The days before the first teaching day are the term's, and of no week. */
function whyNoWeek({ term }: Me, today: CivilDate): string {
  if (!term) return '还没有设置学期'
  return today < term.startOn ? '学期还没有开始' : '还没有开始上课'
}

function hello(time: string): string {
  if (time < '05:00') return '夜深了'
  if (time < '11:30') return '早上好'
  if (time < '13:30') return '中午好'
  return time < '18:30' ? '下午好' : '晚上好'
}
