import { Text } from '@tarojs/components'
import { runsIn } from '../markdown-blocks'
import styles from './blocks.module.less'

export function Runs({ text }: { text: string }) {
  return runsIn(text).map(({ text: words, look }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change
    <Text key={index} className={styles[look] ?? ''}>
      {words}
    </Text>
  ))
}
