import { View } from '@tarojs/components'
import styles from './fact.module.less'

/** A named fact; nothing where there is none. */
export function Fact({ name, words }: { name: string; words: string }) {
  if (words.trim() === '') return null
  return (
    <View className={styles.fact}>
      <View className={styles.name}>{name}</View>
      <View className={styles.words}>{words}</View>
    </View>
  )
}
