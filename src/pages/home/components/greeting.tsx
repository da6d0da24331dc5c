import { View } from '@tarojs/components'
import { wallClockAt } from '#core/calendar/civil-date'
import { Heading2 } from '@/components/elements'
import { dateInWords } from '@/frame/in-words'
import { type Me, schoolToday } from '@/services/session'
import styles from '../index.module.less'

export function Greeting({ me }: { me: Me }) {
  const today = schoolToday()
  const words = [dateInWords(today, today), me.week === null ? '不在学期内' : `第 ${me.week} 周`]
  return (
    <View className={styles.greeting}>
      <Heading2 className={styles.hello}>
        {me.person.name}，{hello(wallClockAt(Date.now()))}
      </Heading2>
      <View className={styles.day}>{words.join(' · ')}</View>
    </View>
  )
}

function hello(time: string): string {
  if (time < '05:00') return '夜深了'
  if (time < '11:30') return '早上好'
  if (time < '13:30') return '中午好'
  return time < '18:30' ? '下午好' : '晚上好'
}
