import { View } from '@tarojs/components'
import styles from './line.module.less'

/** A named fact; nothing where there is none. */
export function Line({ name, words }: { name: string; words: string }) {
  if (words.trim() === '') return null
  return (
    <View className={styles.line}>
      <View className={styles.name}>{name}</View>
      <View className={styles.words}>{words}</View>
    </View>
  )
}
