import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Banner } from '@/components/states/banner'
import styles from './working.module.less'

/** What is going on, and for how long: nobody wonders whether it still is. */
export function Working({ words }: { words: string }) {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <View>
      <Banner icon="clock">{words}</Banner>
      <View className={styles.line} ariaHidden>
        <View className={styles.run} />
      </View>
      <View className={styles.seconds} ariaHidden>
        已经 {seconds} 秒
      </View>
    </View>
  )
}
