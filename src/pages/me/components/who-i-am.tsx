import { View } from '@tarojs/components'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Heading2 } from '@/components/elements'
import { dateInWords } from '@/frame/in-words'
import { type Me, schoolToday } from '@/services/session'
import styles from './who-i-am.module.less'

export function WhoIAm({ me: { person, posts, school, term, week, may } }: { me: Me }) {
  const today = schoolToday()
  const held = posts.map(({ label, unit }) => (unit === school.name ? label : `${unit} ${label}`))
  const when = [dateInWords(today, today), week !== null && `第 ${week} 周`].filter(Boolean).join(' · ')
  return (
    <>
      <View className={styles.head}>
        <View className={styles.initial} ariaHidden>
          {person.name.slice(0, 1)}
        </View>
        <View className={styles.words}>
          <Heading2 className={styles.name}>{person.name}</Heading2>
          <View className={styles.posts}>{held.join('、')}</View>
        </View>
      </View>
      <CellGroup>
        <Cell title={school.name} note={term?.name} />
        {may.logObservation && <Cell title="今天" note={when} />}
      </CellGroup>
    </>
  )
}
