import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Heading3 } from '@/components/elements'
import styles from './paper.module.less'

/** Named facts, two a line. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, words: string])[] }) {
  return (
    <View className={styles.facts}>
      {facts.map(([name, words]) => (
        <View key={name} className={styles.fact}>
          <View className={styles.name}>{name}</View>
          <View className={styles.words}>{words}</View>
        </View>
      ))}
    </View>
  )
}

/** What was said or seen, with when or by whom before it. */
export function Lines({ lines }: { lines: readonly (readonly [before: string, words: string])[] }) {
  return lines.map(([before, words], index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a finished record never move
    <View key={index} className={styles.line}>
      <View className={styles.before}>{before}</View>
      <View className={styles.words}>{words}</View>
    </View>
  ))
}

interface PartProps {
  title: string
  text?: string
  /** Stands there without words too, to be written in by hand. */
  empty?: boolean
}

export function Part({ title, text = '', empty, children }: PropsWithChildren<PartProps>) {
  if (!text && !children && !empty) return null
  return (
    <View className={styles.part}>
      <Heading3 className={styles.head}>{title}</Heading3>
      {children ?? <View className={text ? styles.text : styles.blank}>{text}</View>}
    </View>
  )
}
