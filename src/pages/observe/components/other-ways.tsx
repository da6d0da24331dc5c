import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import type { Source } from '../hooks/form'
import type { Observation } from '../hooks/observation'
import styles from '../index.module.less'

const WAYS: readonly { source: Source; words: string }[] = [
  { source: 'timetable', words: '从课表选' },
  { source: 'roster', words: '课表上没有，自己选' },
  { source: 'elsewhere', words: '外校的课' },
]

export function OtherWays({ observation: { form, setSource } }: { observation: Observation }) {
  return (
    <View className={styles.ways}>
      {WAYS.filter(({ source }) => source !== form.source).map(({ source, words }) => (
        <Button key={source} look="text" compact onTap={() => setSource(source)}>
          {words}
        </Button>
      ))}
    </View>
  )
}
