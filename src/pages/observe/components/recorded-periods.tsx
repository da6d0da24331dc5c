import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import type { RecordedPeriod } from '../hooks/recorded'
import styles from '../index.module.less'

/** What holds the periods that cannot be chosen: a link a record, named by its periods. */
export function RecordedPeriods({ recorded }: { recorded: readonly RecordedPeriod[] }) {
  const urls = [...new Set(recorded.map(({ url }) => url))]
  if (urls.length === 0) return null
  return (
    <View className={styles.ways}>
      {urls.map((url) => {
        const periods = recorded.filter((each) => each.url === url).map(({ period }) => period)
        return (
          <Button key={url} look="text" compact url={url}>
            看第 {periods.sort((a, b) => a - b).join('、')} 节的记录
          </Button>
        )
      })}
    </View>
  )
}
